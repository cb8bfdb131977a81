-- case_news: what each accepted case is to the data set: new, changed or identical.
-- Grain: case_id. Reads: register_accepted, core_case, variable dataset.
-- A later extract that says the same of a case is no news, so the extract date is not compared.
SELECT
    accepted.case_id AS key,
    CASE
        WHEN known.case_id IS NULL THEN 'new'
        WHEN same.case_id IS NULL THEN 'changed'
        ELSE 'identical'
    END AS news
FROM register_accepted AS accepted
LEFT JOIN (
    SELECT case_id FROM core_case WHERE dataset = getvariable('dataset')
) AS known ON known.case_id = accepted.case_id
LEFT JOIN (
    SELECT * EXCLUDE (extract_date) FROM register_accepted
    INTERSECT
    SELECT * EXCLUDE (dataset, extract_date, upload_id)
    FROM core_case
    WHERE dataset = getvariable('dataset')
) AS same ON same.case_id = accepted.case_id

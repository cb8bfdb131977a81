-- sanction_news: what each accepted sanction is to the data set: new, changed or identical.
-- Grain: sanction_id. Reads: register_accepted, core_sanction, variable dataset.
-- A later extract that says the same of a sanction is no news, so the extract date is not compared.
SELECT
    accepted.sanction_id AS key,
    CASE
        WHEN known.sanction_id IS NULL THEN 'new'
        WHEN same.sanction_id IS NULL THEN 'changed'
        ELSE 'identical'
    END AS news
FROM register_accepted AS accepted
LEFT JOIN (
    SELECT sanction_id FROM core_sanction WHERE dataset = getvariable('dataset')
) AS known ON known.sanction_id = accepted.sanction_id
LEFT JOIN (
    SELECT * EXCLUDE (extract_date) FROM register_accepted
    INTERSECT
    SELECT * EXCLUDE (dataset, extract_date, upload_id)
    FROM core_sanction
    WHERE dataset = getvariable('dataset')
) AS same ON same.sanction_id = accepted.sanction_id

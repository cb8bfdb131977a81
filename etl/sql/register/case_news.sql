-- case_news: what each sound case is to the data set: new, changed or identical.
-- Grain: key. Reads: register_first, core_case, variable dataset.
-- A later extract that says the same of a case is no news, so the extract date is not compared.
-- Contents are compared by their hashes, within one key.
SELECT
    sound.line,
    CASE
        WHEN known.key IS NULL THEN 'new'
        WHEN known.content <> sound.content THEN 'changed'
        ELSE 'identical'
    END AS news
FROM register_first AS sound
LEFT JOIN (
    SELECT
        case_id AS key,
        hash(*COLUMNS(* EXCLUDE (dataset, extract_date, upload_id))) AS content
    FROM core_case
    WHERE dataset = getvariable('dataset')
) AS known ON known.key = sound.key

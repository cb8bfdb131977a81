-- sanction_news: what each sound sanction is to the data set: new, changed or identical.
-- Grain: key. Reads: register_first, core_sanction, variable dataset.
-- A later extract that says the same of a sanction is no news, so the extract date is not compared.
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
        sanction_id AS key,
        hash(*COLUMNS(* EXCLUDE (dataset, extract_date, upload_id))) AS content
    FROM core_sanction
    WHERE dataset = getvariable('dataset')
) AS known ON known.key = sound.key

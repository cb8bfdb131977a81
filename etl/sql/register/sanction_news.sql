-- sanction_news: what each sound sanction is to the data set: new, changed or identical.
-- Grain: line, key. Reads: register_entry, register_content, register_repeated, rejected_line,
-- core_sanction, variable dataset. Read by: etl/settle.py, as register_news.
-- A later extract that says the same of a sanction is no news, so the extract date is not compared.
-- Contents are compared by their hashes, within one key.
SELECT
    sound.line,
    CASE
        WHEN known.key IS NULL THEN 'new'
        WHEN known.content <> own.content THEN 'changed'
        ELSE 'identical'
    END AS news
FROM (
    FROM register_entry
    ANTI JOIN rejected_line USING (line)
    ANTI JOIN register_repeated USING (line)
) AS sound
LEFT JOIN register_content AS own ON own.line = sound.line
LEFT JOIN (
    SELECT
        sanction_id AS key,
        hash(*COLUMNS(* EXCLUDE (dataset, extract_date, upload_id))) AS content
    FROM core_sanction
    WHERE dataset = getvariable('dataset')
) AS known ON known.key = sound.key

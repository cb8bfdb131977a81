-- case_fresh: the versions to append: sound cases that are new or say something else.
-- Grain: case_id. Reads: register_row, register_news, register_repeated, rejected_line, variables
-- dataset, upload_id.
-- Appended to case_version by name; what was there before stays. Rows that are left out are few, or
-- are the whole file: asking for them spares looking each of millions up among those that stay.
SELECT
    getvariable('dataset') AS dataset,
    * EXCLUDE (line),
    getvariable('upload_id')::BIGINT AS upload_id
FROM register_row
ANTI JOIN rejected_line USING (line)
ANTI JOIN register_repeated USING (line)
ANTI JOIN (FROM register_news WHERE news = 'identical') USING (line)

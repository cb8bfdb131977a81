-- case_fresh: the versions to append: sound cases that are new or say something else.
-- Grain: case_id. Reads: register_row, register_news, variables dataset, upload_id.
-- Appended to case_version by name; what was there before stays.
SELECT
    getvariable('dataset') AS dataset,
    row_.* EXCLUDE (line),
    getvariable('upload_id')::BIGINT AS upload_id
FROM register_row AS row_
JOIN register_news AS news ON news.line = row_.line AND news.news <> 'identical'

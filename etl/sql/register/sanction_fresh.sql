-- sanction_fresh: the versions to append: accepted sanctions that are new or say something else.
-- Grain: sanction_id. Reads: register_accepted, register_news, variables dataset, upload_id.
-- Appended to sanction_version by name; what was there before stays.
SELECT
    getvariable('dataset') AS dataset,
    accepted.*,
    getvariable('upload_id')::BIGINT AS upload_id
FROM register_accepted AS accepted
JOIN register_news AS news ON news.key = accepted.sanction_id AND news.news <> 'identical'

-- staging_sanction_norm: what each norm allows. Source: data/reference/sanctions_catalogue.csv.
-- Grain: norm_id, its place in the file. Contract: contracts.SANCTION_NORM.
-- A partial date is read in the norm's favour: in force from the first day it can mean to the last.
SELECT
    r.line - 1 AS norm_id, concat_ws(' ', r.code, r.article) AS article, r.part,
    r.title_kk, r.title_ru, r.title_en, r.kind, r.sanction_type,
    TRY_CAST(r.max_value AS DOUBLE) AS max_value, r.unit, earliest_day(r.valid_from) AS valid_from,
    latest_day(r.valid_to) AS valid_to, r.source_url, r.confidence
FROM raw_sanctions_catalogue AS r
JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id

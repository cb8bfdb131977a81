-- raw_kato_l3: the KATO classifier down to the third level.
-- Grain: code, upload_id. Source: data/reference/kato_l3.csv.
-- Kept as published, for codes that no outline carries.
CREATE TABLE IF NOT EXISTS raw_kato_l3 (
    upload_id BIGINT, line BIGINT,
    code VARCHAR, parent VARCHAR, level VARCHAR, level_name VARCHAR, type_code VARCHAR,
    name_kk VARCHAR, name_ru VARCHAR, name_en VARCHAR, region VARCHAR
)

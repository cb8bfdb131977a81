-- raw_population_districts_2023: residents of all districts on 1 January 2023.
-- Grain: kato, upload_id. Source: data/reference/population_districts_2023.csv.
-- The preliminary bulletin, superseded for Mangystau by its own series.
CREATE TABLE IF NOT EXISTS raw_population_districts_2023 (
    upload_id BIGINT, line BIGINT,
    kato VARCHAR, kato2 VARCHAR, name_kk_source VARCHAR, population VARCHAR, male VARCHAR,
    female VARCHAR, urban VARCHAR, urban_male VARCHAR, urban_female VARCHAR, rural VARCHAR,
    rural_male VARCHAR, rural_female VARCHAR, ref_date VARCHAR, source VARCHAR,
    confidence VARCHAR
)

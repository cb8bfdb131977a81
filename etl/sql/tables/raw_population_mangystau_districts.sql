-- raw_population_mangystau_districts: residents of the districts of Mangystau by year.
-- Grain: kato, year, upload_id. Source: data/reference/population_mangystau_districts.csv.
-- Estimates are marked; confidence and note say how they were made.
CREATE TABLE IF NOT EXISTS raw_population_mangystau_districts (
    upload_id BIGINT, line BIGINT,
    kato VARCHAR, name_kk VARCHAR, name_ru VARCHAR, name_en VARCHAR, year VARCHAR,
    ref_date VARCHAR, population VARCHAR, male VARCHAR, female VARCHAR, source VARCHAR,
    confidence VARCHAR, note VARCHAR
)

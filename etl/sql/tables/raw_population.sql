-- raw_population: residents of the country and the regions.
-- Grain: kato2, year, basis, boundary, upload_id. Source: data/reference/population.csv.
-- Both boundaries are kept here; staging_population takes the present ones.
CREATE TABLE IF NOT EXISTS raw_population (
    upload_id BIGINT, line BIGINT,
    kato2 VARCHAR, kato VARCHAR, year VARCHAR, ref_date VARCHAR, basis VARCHAR,
    population VARCHAR, male VARCHAR, female VARCHAR, boundary VARCHAR, source VARCHAR,
    confidence VARCHAR, sex_confidence VARCHAR, note VARCHAR
)

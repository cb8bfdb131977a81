-- population: residents by place and year. Contract: contracts.POPULATION.
-- Grain: place_code, year, basis. Reads: staging_population_region, staging_population_district.
-- Estimates stay, marked by confidence; a rate on an estimate says so.
SELECT * FROM staging_population_region
UNION ALL
SELECT * FROM staging_population_district

-- staging_population_region: residents of country and regions. Contract: contracts.POPULATION.
-- Grain: place_code, year, basis. Source: data/reference/population.csv.
-- Present boundaries only: the three oblasts divided in 2022 would count their people twice.
-- What the press reports of an official figure is official here; source tells which press.
SELECT
    r.kato2 AS place_code, CASE WHEN r.kato2 = '00' THEN 'country' ELSE 'region' END AS level,
    whole_number(r.year) AS year, TRY_CAST(r.ref_date AS DATE) AS ref_date, r.basis,
    whole_number(r.population) AS population, whole_number(r.male) AS male,
    whole_number(r.female) AS female,
    CASE WHEN starts_with(r.confidence, 'official') THEN 'official' ELSE r.confidence END
        AS confidence,
    r.source
FROM raw_population AS r
JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id
WHERE r.boundary = 'current'

-- staging_population_district: residents of districts on 1 January. Contract: contracts.POPULATION.
-- Grain: place_code, year. Source: population_districts_2023.csv and population_mangystau_…csv.
-- Mangystau 2023 is in both files; its own series wins, because it carries the later table (6584)
-- and fits the other years. People of a district without an outline are added to the one around it.
WITH
    written AS (
        SELECT r.kato, r.year, r.ref_date, r.population, r.male, r.female, r.confidence, r.source
        FROM raw_population_mangystau_districts AS r
        JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id
        UNION ALL
        SELECT
            r.kato, left(r.ref_date, 4), r.ref_date, r.population, r.male, r.female,
            r.confidence, r.source
        FROM raw_population_districts_2023 AS r
        JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id
        WHERE r.kato2 <> '47' AND NOT ends_with(r.kato, '0000000')
    )
SELECT
    coalesce(h.district_code, w.kato) AS place_code, 'district' AS level,
    whole_number(w.year) AS year, min(TRY_CAST(w.ref_date AS DATE)) AS ref_date, 'jan1' AS basis,
    sum(whole_number(w.population))::BIGINT AS population,
    sum(whole_number(w.male))::BIGINT AS male, sum(whole_number(w.female))::BIGINT AS female,
    CASE WHEN count(*) > 1 THEN 'derived' ELSE min(w.confidence) END AS confidence,
    min(w.source) AS source
FROM written AS w
LEFT JOIN staging_district AS h ON h.hosts_code = w.kato
GROUP BY ALL

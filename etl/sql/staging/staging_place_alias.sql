-- staging_place_alias: spelling to place. Source: data/reference/region_aliases.csv.
-- Grain: norm_key. Read by: core_official_figure, core_documented_case, etl/places.py.
-- level 1 is a region, 2 a district. An ambiguous spelling means the region, and is marked.
SELECT
    r.norm_key, r.kato2 AS region_code,
    CASE WHEN r.level = '2' THEN r.kato END AS district_code,
    whole_number(r.level) AS level, r.ambiguous = '1' AS is_ambiguous
FROM raw_region_aliases AS r
JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id

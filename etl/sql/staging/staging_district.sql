-- staging_district: cities and districts. Source: data/reference/districts.geojson.
-- Grain: district_code. Contract: contracts.DISTRICT.
-- A district of a city is a district here. hosts_code: the district without an outline inside it.
SELECT
    r.kato AS district_code, r.region AS region_code,
    CASE WHEN r.kind = 'city' THEN 'city' ELSE 'district' END AS kind,
    r.name_kk, r.name_ru, r.name_en, TRY_CAST(r.area_km2 AS DOUBLE) AS area_km2,
    TRY_CAST(r.label_lon AS DOUBLE) AS label_lon, TRY_CAST(r.label_lat AS DOUBLE) AS label_lat,
    TRY_CAST(r.west AS DOUBLE) AS west, TRY_CAST(r.south AS DOUBLE) AS south,
    TRY_CAST(r.east AS DOUBLE) AS east, TRY_CAST(r.north AS DOUBLE) AS north,
    r.includes_kato AS hosts_code
FROM raw_districts AS r
JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id

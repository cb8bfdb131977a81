-- district: cities and districts. Contract: contracts.DISTRICT.
-- Grain: district_code. Reads: staging_district.
-- Districts of Almaty, Astana and Shymkent count as districts of that region.
SELECT
    district_code, region_code, kind, name_kk, name_ru, name_en, area_km2, label_lon, label_lat,
    west, south, east, north
FROM staging_district

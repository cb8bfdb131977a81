-- crime_map_place: places that cannot be told, or that codes and point tell differently.
-- Grain: line. Reads: crime_map_record, crime_map_place. One code per fault, given in check_code.
-- What follows from a disagreement is said in sql/crime_map/crime_map_place.sql. Coordinates are
-- in no message: with three decimals they are somebody's house.
SELECT
    record.line,
    CASE
        WHEN place.region_code IS NULL THEN 'crime_map_place_unknown'
        WHEN left(place.point_district, 2) <> place.coded_region THEN 'crime_map_point_elsewhere'
        ELSE 'crime_map_district_differs'
    END AS check_code,
    'reg_code' AS column_name,
    coalesce(shown_strict(coalesce(record.reg_code, record.city_code)), '') AS value,
    place.point_district AS expected
FROM crime_map_record AS record
JOIN crime_map_place AS place ON place.line = record.line
WHERE place.region_code IS NULL
    OR left(place.point_district, 2) <> place.coded_region
    OR place.point_district <> place.coded_district

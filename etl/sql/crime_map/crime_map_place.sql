-- crime_map_place: where each record belongs, by its codes and by its point.
-- Grain: line. Reads: crime_map_record, code_place, point_place.
-- The region is that of the body that registered, as in the official form; only where its code
-- tells none, the point does. Within that region the point knows the district better than the code
-- (the seat of the body). A point in another region tells no district: one of the two is wrong.
SELECT
    record.line,
    coalesce(coded.region_code, left(point.district_code, 2)) AS region_code,
    CASE
        WHEN point.district_code IS NULL THEN coded.district_code
        WHEN coalesce(coded.region_code, left(point.district_code, 2))
            = left(point.district_code, 2)
        THEN point.district_code
    END AS district_code,
    coded.region_code AS coded_region,
    coded.district_code AS coded_district,
    point.district_code AS point_district,
    point.state
FROM crime_map_record AS record
JOIN code_place AS coded
    ON coded.reg_code IS NOT DISTINCT FROM record.reg_code
    AND coded.city_code IS NOT DISTINCT FROM record.city_code
    AND coded.is_renumbered IS NOT DISTINCT FROM record.is_renumbered
LEFT JOIN point_place AS point ON point.line = record.line

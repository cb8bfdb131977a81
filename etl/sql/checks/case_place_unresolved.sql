-- case_place_unresolved: places that no reference list has, or that contradict each other. Error.
-- Grain: line. Reads: register_text, place_spelling. One code per fault, given in check_code.
-- A district must lie inside its region; a name borne by several districts needs its region.
-- «0» is the label of a sum in some tables; in a row that is a case it is no region.
SELECT
    t.line,
    place.fault AS check_code,
    CASE WHEN starts_with(place.fault, 'region') THEN 'region' ELSE 'district' END AS column_name,
    CASE
        WHEN place.fault = 'region_missing' THEN ''
        WHEN starts_with(place.fault, 'region') THEN shown(t.region)
        ELSE shown(t.district)
    END AS value,
    place.expected
FROM register_text AS t
JOIN (
    SELECT * REPLACE (CASE fault WHEN 'total' THEN 'region_unknown' ELSE fault END AS fault)
    FROM place_spelling
) AS place
    ON place.region_text IS NOT DISTINCT FROM t.region
    AND place.district_text IS NOT DISTINCT FROM t.district
WHERE place.fault IS NOT NULL

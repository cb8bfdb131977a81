-- crime_map_point: records without a point that can be used, in a file that has points. Warning.
-- Grain: line. Reads: point_place. One code each, given in check_code.
-- A file without any point is one without coordinates, which is no fault of its rows.
SELECT
    line,
    CASE state WHEN 'none' THEN 'crime_map_point_missing' ELSE 'crime_map_point_outside' END
        AS check_code,
    'x' AS column_name,
    CASE state WHEN 'none' THEN '' END AS value,
    NULL AS expected
FROM point_place
SEMI JOIN crime_map_record USING (line)
WHERE state <> 'found' AND EXISTS (FROM point_place WHERE state <> 'none')

-- crime_map_key: records that nothing names, or whose number lost its last digits, or that only
-- the number of a row names. Grain: line. Reads: crime_map_record. One code each, in check_code.
-- The number itself is in no message: it leads to a case.
SELECT
    line,
    CASE
        WHEN key_field IS NULL THEN 'required_missing'
        WHEN is_key_rounded THEN 'crime_map_number_rounded'
        ELSE 'crime_map_number_unstable'
    END AS check_code,
    coalesce(key_field, 'ud') AS column_name,
    CASE WHEN key_field IS NULL THEN '' END AS value,
    NULL AS expected
FROM crime_map_record
WHERE key_field IS NULL OR is_key_rounded OR key_field IN ('globalid', 'objectid')

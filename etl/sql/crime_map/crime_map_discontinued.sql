-- crime_map_discontinued: records that were removed from the register, or hold nothing at all.
-- Grain: line. Reads: crime_map_text. Read by: etl/crime_map/load.py.
-- They are skipped and counted: nobody has to mend them, and they are no cases.
SELECT line, 'crime_map_discontinued' AS check_code, 'discontinued' AS column_name,
    discontinued AS value, NULL AS expected
FROM crime_map_text
WHERE regexp_full_match(discontinued, '1(\.0+)?') OR lower(discontinued) = 'true'
UNION ALL
SELECT line, 'total_row', NULL, '', NULL
FROM (
    SELECT line, concat_ws('', *COLUMNS(* EXCLUDE (line))) AS content
    FROM (FROM crime_map_text WHERE crime_code IS NULL AND ud IS NULL AND discontinued IS NULL)
)
WHERE content = ''

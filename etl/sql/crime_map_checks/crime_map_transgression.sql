-- crime_map_transgression: kinds of offence that are neither crime nor misdemeanour. Warning.
-- Grain: line. Reads: crime_map_record.
-- The article already says that the case is of the Criminal Code, so the record is kept.
SELECT line, 'transgression' AS column_name, shown_strict(transgression) AS value, NULL AS expected
FROM crime_map_record
WHERE NOT regexp_full_match(transgression, '[56](\.0+)?')

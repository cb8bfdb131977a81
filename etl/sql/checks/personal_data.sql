-- personal_data: texts that would be kept and may be about a person. Error.
-- Grain: line, column_name. Reads: kept_cell.
-- The value itself is not repeated: what must not be stored must not be in a message either.
SELECT line, column_name, NULL AS value, NULL AS expected
FROM kept_cell
WHERE is_personal(text)

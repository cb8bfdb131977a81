-- extract_missing: rows of which nobody says on what day they were drawn. Error.
-- Grain: line. Reads: register_row, register_text.
-- The day of loading is no substitute: nobody was observed until then. A month is not a day.
SELECT row_.line, 'extract_date' AS column_name, '' AS value, NULL AS expected
FROM register_row AS row_
JOIN register_text AS t ON t.line = row_.line
WHERE row_.extract_date IS NULL
    OR (getvariable('extract_date') IS NULL AND precision_of(t.extract_date) <> 'day')

-- extract_missing: rows of which nobody says on what day they were drawn. Error.
-- Grain: line. Reads: register_text, variable extract_date.
-- The day of loading is no substitute: nobody was observed until then. A month is not a day.
SELECT line, 'extract_date' AS column_name, '' AS value, NULL AS expected
FROM register_text
WHERE getvariable('extract_date') IS NULL
    AND coalesce(precision_of(extract_date), '') <> 'day'

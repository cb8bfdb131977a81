-- crime_map_date: records without a day of registration that can be read. Error.
-- Grain: line. Reads: crime_map_record. The code is that of an empty cell or of an unreadable one.
-- Seconds instead of milliseconds, and numbers that a spreadsheet rounded, are not guessed at.
SELECT
    line,
    CASE WHEN registered_text IS NULL THEN 'required_missing' ELSE 'date_unreadable' END
        AS check_code,
    'dat_vozb' AS column_name,
    coalesce(shown_strict(registered_text), '') AS value,
    NULL AS expected
FROM crime_map_record
WHERE registered_on IS NULL

-- date_unreadable: dates in no form that we read. Error.
-- Grain: line, column_name. Reads: date_cell.
-- Forms with two meanings (03/04/2026) are not guessed at. Short years and day numbers have checks
-- of their own.
SELECT line, column_name, shown_strict(text) AS value, NULL AS expected
FROM date_cell
WHERE day_of(text) IS NULL AND date_form(text) IS NULL
    AND NOT has_short_year(text) AND NOT is_serial(text)

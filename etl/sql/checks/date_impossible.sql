-- date_impossible: dates in a form that we read, but in no calendar, such as 31.02.2026. Error.
-- Grain: line, column_name. Reads: date_cell.
-- Days before 1900 or after 2100 are slips of the hand and belong here too.
SELECT line, column_name, shown_strict(text) AS value, NULL AS expected
FROM date_cell
WHERE day_of(text) IS NULL AND date_form(text) IS NOT NULL

-- date_unreadable: dates in no form that we read. Error.
-- Grain: line, column_name. Reads: date_cell.
-- Forms with two meanings (03/04/2026, 03.04.26) are not guessed at.
SELECT line, column_name, shown_strict(text) AS value, NULL AS expected
FROM date_cell
WHERE day_of(text) IS NULL AND date_form(text) IS NULL

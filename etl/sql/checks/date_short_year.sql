-- date_short_year: dates whose year has two digits. Error.
-- Grain: line, column_name. Reads: date_cell.
-- 03.04.26 may be the third of April 2026 or the 26th of April 2003; a year of birth may be 1926.
SELECT line, column_name, text AS value, NULL AS expected
FROM date_cell
WHERE has_short_year(text)

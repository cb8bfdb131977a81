-- after_extract: dates later than the day on which the file was drawn. Error.
-- Grain: line, column_name. Reads: date_cell, register_row.
-- A partial date counts by its earliest day: "2026-09" is possible in a file of 15 September.
SELECT
    cell.line,
    cell.column_name,
    shown_strict(cell.text) AS value,
    strftime(row_.extract_date, '%Y-%m-%d') AS expected
FROM date_cell AS cell
JOIN register_row AS row_ ON row_.line = cell.line
WHERE day_of(cell.text) > row_.extract_date AND cell.column_name <> 'extract_date'

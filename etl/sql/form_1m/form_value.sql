-- form_value: every count of the workbook at hand, with its row and column.
-- Grain: row, form_column.
-- Reads: form_row, form_cell, form_column (frames of etl/form_1m/frames.py).
SELECT
    r.row, r.sheet, r.line, r.section, r.row_code, r.label, r.article, c.form_column, k.letter,
    k.measure, c.value
FROM form_cell AS c
JOIN form_row AS r ON r.row = c.row
JOIN form_column AS k ON k.section = r.section AND k.form_column = c.form_column

-- formula_text: kept texts that a spreadsheet would run as a formula. Error.
-- Grain: line, column_name. Reads: kept_cell.
-- No number of a case and no court begins so; kept, it would run on the desk of whoever exports it.
SELECT line, column_name, NULL AS value, NULL AS expected
FROM kept_cell
WHERE regexp_matches(text, '^[=+@]|^-\D')

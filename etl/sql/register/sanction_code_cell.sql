-- sanction_code_cell: the coded values of a file of sanctions, one row per filled cell.
-- Grain: line, column_name. Reads: doubtful_text. Read by: the checks, as code_cell.
-- The spellings known are in data/reference/coded_values.csv.
SELECT line, column_name, text
FROM doubtful_text
UNPIVOT (text FOR column_name IN (sanction_type, is_principal, status))

-- sanction_date_cell: the dates of a file of sanctions, one row per filled cell.
-- Grain: line, column_name. Reads: doubtful_text. Read by: the checks, as date_cell.
-- One list of columns, so that one check judges them all.
SELECT line, column_name, text
FROM doubtful_text
UNPIVOT (text FOR column_name IN (imposed_on, paid_on, extract_date))

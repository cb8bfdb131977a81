-- sanction_kept_cell: the free texts that are kept of a file of sanctions, one row per filled cell.
-- Grain: line, column_name. Reads: register_text. Read by: the checks, as kept_cell.
-- Only these could carry personal data into the store; the rest become dates, numbers and codes.
SELECT line, column_name, text
FROM register_text
UNPIVOT (text FOR column_name IN (sanction_id, case_id, court))

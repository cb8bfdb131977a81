-- sanction_required_cell: the cells that every sanction must fill, empty ones included.
-- Grain: line, column_name. Reads: register_text. Read by: the checks, as required_cell.
-- A sanction without a person cannot be followed, so it has no place here.
SELECT line, column_name, text
FROM register_text
UNPIVOT INCLUDE NULLS (text FOR column_name IN (sanction_id, suspect_id, imposed_on, sanction_type))

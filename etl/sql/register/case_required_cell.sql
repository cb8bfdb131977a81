-- case_required_cell: the cells that every case must fill, empty ones included.
-- Grain: line, column_name. Reads: register_text. Read by: the checks, as required_cell.
-- The region is missing only when the district does not say it either: see case_place_unresolved.
SELECT line, column_name, text
FROM register_text
UNPIVOT INCLUDE NULLS (text FOR column_name IN (case_id, registered_on, article))

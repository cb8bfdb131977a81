-- text_too_long: kept texts that cannot be what their column is for. Error.
-- Grain: line, column_name. Reads: kept_cell.
-- A number or a court's name fits in 200 characters; a whole story may hold names.
SELECT line, column_name, NULL AS value, '200' AS expected
FROM kept_cell
WHERE length(text) > 200

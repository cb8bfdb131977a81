-- required_missing: required cells that are empty. Error.
-- Grain: line, column_name. Reads: required_cell (by kind).
-- A region may be left out where the district alone says which it is; place_unresolved sees to it.
SELECT line, column_name, '' AS value, NULL AS expected
FROM required_cell
WHERE text IS NULL

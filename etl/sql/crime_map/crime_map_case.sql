-- crime_map_case: the records in the very columns of the store, those that the map lacks null.
-- Grain: line. Reads: crime_map_row, case_version. Read by: the register's steps, as register_row.
-- Contents are compared by a hash over all columns, so their order must be that of the store. One
-- statement: rows inserted later, in the same transaction, into a temporary table that an empty
-- SELECT made are lost without a word when they are more than a row group (DuckDB 2.0).
SELECT 0::BIGINT AS line, * EXCLUDE (dataset, upload_id)
FROM (FROM case_version LIMIT 0)
UNION ALL BY NAME
FROM crime_map_row

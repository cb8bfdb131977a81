-- case_compared_key: keys of which somebody asks what a row says: repeated, or known already.
-- Grain: none. Reads: repeated_key, core_case, variable dataset. Read by: register_content, as
-- compared_key. A table, because of a view DuckDB does not know that there are mostly none.
SELECT key
FROM repeated_key
UNION ALL
SELECT case_id
FROM core_case
WHERE dataset = getvariable('dataset')

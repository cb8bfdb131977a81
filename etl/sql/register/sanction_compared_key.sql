-- sanction_compared_key: keys of which somebody asks what a row says: repeated, or known already.
-- Grain: none. Reads: repeated_key, core_sanction, variable dataset. Read by: register_content, as
-- compared_key. A table, because of a view DuckDB does not know that there are mostly none.
SELECT key
FROM repeated_key
UNION ALL
SELECT sanction_id
FROM core_sanction
WHERE dataset = getvariable('dataset')

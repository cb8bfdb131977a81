-- case_part: the cases of one data set in their newest version. Contract: contracts.CASE.
-- Grain: case_id. Reads: core_case, variable part. Read by: etl/parts.py, as part_row.
-- Written in the order of the key, so that equal data are equal files in whatever order they came.
SELECT *
FROM core_case
WHERE dataset = getvariable('part')

-- sanction_part: the sanctions of one data set in their newest version. Contract: contracts.SANCTION.
-- Grain: sanction_id. Reads: core_sanction, variable part. Read by: etl/parts.py, as part_row.
-- Written in the order of the key, so that equal data are equal files in whatever order they came.
SELECT *
FROM core_sanction
WHERE dataset = getvariable('part')

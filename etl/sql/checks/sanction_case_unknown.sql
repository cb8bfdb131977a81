-- sanction_case_unknown: sanctions of a case that has never been loaded. Warning.
-- Grain: line. Reads: register_row, known_case.
-- Cases often arrive after sanctions; the sanction is kept and joins its case when that comes.
SELECT row_.line, 'case_id' AS column_name, shown(row_.case_id) AS value, NULL AS expected
FROM register_row AS row_
ANTI JOIN known_case AS known ON known.case_id = row_.case_id
WHERE row_.case_id IS NOT NULL

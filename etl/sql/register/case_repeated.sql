-- case_repeated: sound rows of a file of cases that say what an earlier row has said.
-- Grain: line. Reads: register_row, rejected_line. Read by: etl/load.py, as check duplicate_row.
-- The counterpart of case_accepted: together they are all rows without errors.
SELECT row_.line, 'case_id' AS column_name, shown(row_.case_id) AS value, NULL AS expected
FROM register_row AS row_
ANTI JOIN rejected_line AS rejected ON rejected.line = row_.line
QUALIFY row_number() OVER (PARTITION BY case_id ORDER BY row_.line) > 1

-- sanction_repeated: sound rows of a file of sanctions that say what an earlier row has said.
-- Grain: line. Reads: register_row, rejected_line. Read by: etl/load.py, as check duplicate_row.
-- The counterpart of sanction_accepted: together they are all rows without errors.
SELECT row_.line, 'sanction_id' AS column_name, shown(row_.sanction_id) AS value, NULL AS expected
FROM register_row AS row_
ANTI JOIN rejected_line AS rejected ON rejected.line = row_.line
QUALIFY row_number() OVER (PARTITION BY sanction_id ORDER BY row_.line) > 1

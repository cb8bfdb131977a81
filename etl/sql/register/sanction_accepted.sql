-- sanction_accepted: the rows of a file of sanctions that passed the checks, each key once.
-- Grain: sanction_id. Reads: register_row, rejected_line. Read by: etl/load.py.
-- Of rows that say the same the first counts; rows that contradict each other were rejected.
SELECT row_.* EXCLUDE (line)
FROM register_row AS row_
ANTI JOIN rejected_line AS rejected ON rejected.line = row_.line
QUALIFY row_number() OVER (PARTITION BY sanction_id ORDER BY row_.line) = 1

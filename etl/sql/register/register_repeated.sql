-- register_repeated: sound rows of a file that say what an earlier row has said.
-- Grain: line. Reads: register_entry, rejected_line, register_first. Read by: etl/load.py.
-- Together with register_first they are all rows without errors.
SELECT line, key_column AS column_name, shown(key) AS value, NULL AS expected
FROM register_entry
ANTI JOIN rejected_line USING (line)
ANTI JOIN register_first USING (line)

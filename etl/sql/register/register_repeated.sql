-- register_repeated: sound rows of a file that say what an earlier row has said.
-- Grain: line. Reads: register_entry, repeated_key, rejected_line. Read by: etl/settle.py, news.
-- Of rows that say the same the first counts; rows that contradict each other were rejected.
SELECT line, key_column AS column_name, shown(key) AS value, NULL::VARCHAR AS expected
FROM (
    SELECT *, min(line) OVER (PARTITION BY key) AS first_line
    FROM register_entry
    SEMI JOIN repeated_key USING (key)
    ANTI JOIN rejected_line USING (line)
)
WHERE line > first_line

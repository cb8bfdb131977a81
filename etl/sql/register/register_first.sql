-- register_first: the sound rows of a file, each key once.
-- Grain: key. Reads: register_entry, rejected_line. Read by: news, register_repeated.
-- Of rows that say the same the first counts; rows that contradict each other were rejected.
SELECT key, min(line) AS line, min_by(content, line) AS content
FROM register_entry
ANTI JOIN rejected_line USING (line)
GROUP BY key

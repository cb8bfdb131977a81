-- repeated_key: keys that stand in several rows of a file. Grain: key.
-- Reads: register_entry. Read by: register_content, register_repeated.
-- Mostly none: looking for them first spares comparing rows that nothing repeats.
SELECT key
FROM register_entry
WHERE key IS NOT NULL
GROUP BY key
HAVING count(*) > 1

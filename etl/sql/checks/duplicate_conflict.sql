-- duplicate_conflict: rows of one file with the same key that say different things. Error.
-- Grain: line. Reads: register_entry, register_content (by kind).
-- Nobody can tell from the file which one is right, so none of them is loaded.
SELECT entry.line, entry.key_column AS column_name, shown(entry.key) AS value, NULL AS expected
FROM register_entry AS entry
JOIN (
    SELECT key
    FROM register_content
    GROUP BY key
    HAVING min(content) < max(content)
) AS torn ON torn.key = entry.key

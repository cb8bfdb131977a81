-- sanction_total: rows of a file of sanctions that are totals or hold nothing at all.
-- Grain: line. Reads: register_text, total_label. Read by: etl/register.py, as check total_row.
-- They are skipped and counted, not rejected: nobody has to mend them.
SELECT line, 'sanction_id' AS column_name, coalesce(sanction_id, '') AS value, NULL AS expected
FROM register_text
WHERE (imposed_on IS NULL AND sanction_id IN (SELECT label FROM total_label))
UNION
SELECT line, 'sanction_id', '', NULL
FROM (
    SELECT line, concat_ws('', *COLUMNS(* EXCLUDE (line))) AS content
    FROM (FROM register_text WHERE sanction_id IS NULL AND imposed_on IS NULL)
)
WHERE content = ''

-- case_total: rows of a file of cases that are totals or hold nothing at all.
-- Grain: line. Reads: register_text, total_label. Read by: etl/register.py, as check total_row.
-- They are skipped and counted, not rejected: nobody has to mend them.
SELECT line, 'case_id' AS column_name, coalesce(case_id, '') AS value, NULL AS expected
FROM register_text
WHERE (registered_on IS NULL AND case_id IN (SELECT label FROM total_label))
    OR region IN (SELECT label FROM total_label)
UNION
SELECT line, 'case_id', '', NULL
FROM (
    SELECT line, concat_ws('', *COLUMNS(* EXCLUDE (line))) AS content
    FROM (FROM register_text WHERE case_id IS NULL AND registered_on IS NULL)
)
WHERE content = ''

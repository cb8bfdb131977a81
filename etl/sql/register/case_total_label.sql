-- case_total_label: cells of cases that could be the label of a row of totals.
-- Grain: text. Reads: register_text. Read by: etl/register.py.
-- A label is short and not a number ("0" is one in some tables, but it may be a key as well).
SELECT DISTINCT text
FROM (
    SELECT case_id AS text FROM register_text WHERE registered_on IS NULL
    UNION ALL
    SELECT region FROM register_text
)
WHERE length(text) < 40 AND NOT regexp_full_match(text, '\d+')

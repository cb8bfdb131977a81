-- sanction_total_label: cells of sanctions that could be the label of a row of totals.
-- Grain: text. Reads: register_text. Read by: etl/register.py.
-- A label is short and not a number, and a row of totals has no date of its own.
SELECT DISTINCT sanction_id AS text
FROM register_text
WHERE imposed_on IS NULL
    AND length(sanction_id) < 40 AND NOT regexp_full_match(sanction_id, '\d+')

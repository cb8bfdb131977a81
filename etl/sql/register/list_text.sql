-- list_text: every combination of forms of conduct in a file, once.
-- Grain: text. Reads: register_text. Read by: etl/register.py.
-- Resolved once per spelling, not per row.
SELECT DISTINCT conduct_forms AS text
FROM register_text
WHERE conduct_forms IS NOT NULL

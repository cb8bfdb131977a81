-- article_text: every spelling of an article in a file, once.
-- Grain: text. Reads: register_text. Read by: etl/register.py.
-- Resolved once per spelling, not per row; so are places and lists.
SELECT DISTINCT article AS text
FROM register_text
WHERE article IS NOT NULL

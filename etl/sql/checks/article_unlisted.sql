-- article_unlisted: articles of the administrative code that are none of our neighbours. Warning.
-- Grain: line. Reads: register_text, article_spelling.
-- Only the articles near stalking are listed in the reference; another may still be right.
SELECT t.line, 'article' AS column_name, shown_strict(t.article) AS value, NULL AS expected
FROM register_text AS t
JOIN article_spelling AS article ON article.text = t.article AND article.fault = 'unlisted'

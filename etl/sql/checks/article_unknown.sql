-- article_unknown: articles that the Criminal Code does not have. Error.
-- Grain: line. Reads: register_text, article_spelling.
-- The list is that of the official form, with the articles added since (reference/articles.csv).
SELECT t.line, 'article' AS column_name, shown_strict(t.article) AS value, NULL AS expected
FROM register_text AS t
JOIN article_spelling AS article ON article.text = t.article AND article.fault = 'unknown'

-- article_unreadable: articles that cannot be told, or more than one in a cell. Error.
-- Grain: line. Reads: register_text, article_spelling.
-- "434" alone could be of either code, so it is not understood; "115-1" can only be of one.
SELECT t.line, 'article' AS column_name, shown_strict(t.article) AS value, NULL AS expected
FROM register_text AS t
JOIN article_spelling AS article ON article.text = t.article AND article.fault = 'unreadable'

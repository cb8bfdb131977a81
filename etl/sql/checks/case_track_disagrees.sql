-- case_track_disagrees: cases whose track is not that of their article. Error.
-- Grain: line. Reads: register_row, register_text, article_spelling.
-- The article says which code applies; one of the two cells is a slip, and we cannot tell which.
SELECT row_.line, 'track' AS column_name, row_.track AS value, article.track AS expected
FROM register_row AS row_
JOIN register_text AS t ON t.line = row_.line
JOIN article_spelling AS article ON article.text = t.article
WHERE row_.track <> article.track

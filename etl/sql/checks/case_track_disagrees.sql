-- case_track_disagrees: cases whose track is not that of their article. Error.
-- Grain: line. Reads: register_row, article_spelling.
-- The article says which code applies; one of the two cells is a slip, and we cannot tell which.
SELECT row_.line, 'track' AS column_name, row_.track AS value, known.track AS expected
FROM register_row AS row_
JOIN (SELECT DISTINCT article, track FROM article_spelling) AS known
    ON known.article = row_.article
WHERE row_.track <> known.track

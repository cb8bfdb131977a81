-- crime_map_article: articles that cannot be told, contradict the words beside them, or are new.
-- Grain: line. Reads: crime_map_record, crime_map_article. One code per fault, given in check_code.
-- 1151 is stalking and 1150 is threat: where code and words disagree, nobody can tell which it is.
SELECT
    record.line,
    article.fault AS check_code,
    'crime_code' AS column_name,
    coalesce(shown_strict(record.crime_code), '') AS value,
    article.expected
FROM crime_map_record AS record
JOIN crime_map_article AS article
    ON article.crime_code IS NOT DISTINCT FROM record.crime_code
    AND article.stat IS NOT DISTINCT FROM record.stat
WHERE article.fault IS NOT NULL

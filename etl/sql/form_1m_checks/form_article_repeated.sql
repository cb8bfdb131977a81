-- form_article_repeated: rows for an article that another row of the section is for already.
-- Grain: row. Reads: form_row.
-- Parts of an article are articles of their own here ("99 ч.1").
SELECT
    r.row, r.line, r.sheet AS column_name, r.article AS value, CAST(NULL AS VARCHAR) AS expected
FROM form_row AS r
WHERE r.article IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY r.section, r.article ORDER BY r.row) > 1

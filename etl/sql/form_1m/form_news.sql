-- form_news: how many sound rows are new to the data set, changed, or there just so already.
-- Grain: news. Reads: form_value, form_row, rejected_form_row, core_form_1m_count.
-- Compared by section, number and label of the row: an article that is inserted makes the rows
-- below it new, since they are printed under other numbers.
WITH
    incoming AS (
        SELECT
            r.section, r.row_code, r.label,
            list([v.form_column, v.value] ORDER BY v.form_column)
                FILTER (WHERE v.value IS NOT NULL) AS counts
        FROM form_row AS r
        LEFT JOIN form_value AS v ON v.row = r.row
        WHERE r.row NOT IN (SELECT x.row FROM rejected_form_row AS x)
        GROUP BY r.section, r.row_code, r.label
    ),
    known AS (
        SELECT
            c.section, c.row_code, c.label,
            list([c.form_column, c.value] ORDER BY c.form_column) AS counts
        FROM core_form_1m_count AS c
        WHERE
            c.dataset = $dataset AND c.region_code = $region_code
            AND c.period_from = $period_from AND c.period_to = $period_to
        GROUP BY c.section, c.row_code, c.label
    )
SELECT
    CASE
        WHEN k.section IS NULL THEN 'new'
        WHEN k.counts IS DISTINCT FROM i.counts THEN 'changed'
        ELSE 'identical'
    END AS news,
    count(*) AS n
FROM incoming AS i
LEFT JOIN known AS k
    ON k.section = i.section AND k.row_code = i.row_code AND k.label = i.label
GROUP BY news

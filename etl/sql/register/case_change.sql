-- case_change: how many cases are new, changed and identical, by region and month.
-- Grain: region_code, month. Reads: register_row, register_news. Read by: etl/settle.py.
-- The month is that of registration; it is null where only the year is known.
SELECT
    case_.region_code,
    CASE
        WHEN case_.registered_on_precision <> 'year'
            THEN date_trunc('month', case_.registered_on)::DATE
    END AS month,
    count(*) FILTER (WHERE news.news = 'new') AS new,
    count(*) FILTER (WHERE news.news = 'changed') AS changed,
    count(*) FILTER (WHERE news.news = 'identical') AS identical
FROM register_row AS case_
JOIN register_news AS news ON news.line = case_.line
GROUP BY ALL
ORDER BY ALL

-- sanction_change: how many sanctions are new, changed and identical, by region and month.
-- Grain: region_code, month. Reads: register_row, register_news, core_case, variable dataset.
-- The region is that of the sanction's case, null while it is not loaded; the month is that of the
-- sanction, null where only the year is known. Read by: etl/settle.py.
SELECT
    case_.region_code,
    CASE
        WHEN sanction.imposed_on_precision <> 'year'
            THEN date_trunc('month', sanction.imposed_on)::DATE
    END AS month,
    count(*) FILTER (WHERE news.news = 'new') AS new,
    count(*) FILTER (WHERE news.news = 'changed') AS changed,
    count(*) FILTER (WHERE news.news = 'identical') AS identical
FROM register_row AS sanction
JOIN register_news AS news ON news.line = sanction.line
LEFT JOIN core_case AS case_
    ON case_.dataset = getvariable('dataset') AND case_.case_id = sanction.case_id
GROUP BY ALL
ORDER BY ALL

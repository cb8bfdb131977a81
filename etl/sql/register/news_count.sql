-- news_count: how many sound keys are new, changed and identical.
-- Grain: news. Reads: register_news. Read by: etl/load.py.
-- A group without any key has no row.
SELECT news, count(*) AS keys
FROM register_news
GROUP BY news

-- article_not_in_force: rows under an article before it was in force. Error.
-- Grain: line. Reads: register_entry, article_period.
-- A partial date counts by its latest day. Conduct may be older than the article; that is a
-- question for the analysis, not a fault of the row.
SELECT
    entry.line,
    'article' AS column_name,
    entry.article AS value,
    strftime(period.valid_from, '%Y-%m-%d') AS expected
FROM register_entry AS entry
JOIN article_period AS period ON period.article = entry.article
WHERE latest(entry.day, entry.day_precision) < period.valid_from

-- article_repealed: rows under an article after its last day in force. Warning.
-- Grain: line. Reads: register_entry, article_period.
-- Conduct of the old days can still be registered later, so the row is kept.
SELECT
    entry.line,
    'article' AS column_name,
    entry.article AS value,
    strftime(period.valid_to, '%Y-%m-%d') AS expected
FROM register_entry AS entry
JOIN article_period AS period ON period.article = entry.article
WHERE entry.day > period.valid_to

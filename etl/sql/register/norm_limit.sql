-- norm_limit: which sanctions an article provided, for each day on which one was imposed.
-- Grain: article, day, day_precision. Reads: sanction_measure, norm.
-- Worked out once per distinct day, not per row. A partial date may fall on any of its days.
SELECT
    asked.article,
    asked.day,
    asked.day_precision,
    list(DISTINCT norm.sanction_type) AS type_list,
    string_agg(DISTINCT norm.sanction_type, ', ' ORDER BY norm.sanction_type) AS types
FROM (
    SELECT DISTINCT
        judged_article AS article, imposed_on AS day, imposed_on_precision AS day_precision
    FROM sanction_measure
) AS asked
JOIN norm
    ON norm.article = asked.article
    AND norm.valid_from <= latest(asked.day, asked.day_precision)
    AND norm.valid_to >= asked.day
GROUP BY asked.article, asked.day, asked.day_precision

-- norm_ceiling: the most that an article allowed, for each day on which a sanction was imposed.
-- Grain: article, sanction_type, unit, day, day_precision. Reads: sanction_measure, norm.
-- The highest of all parts in force on any of the days; nothing where one of them is not verified.
SELECT
    asked.article,
    asked.sanction_type,
    norm.unit,
    asked.day,
    asked.day_precision,
    max(norm.max_value) AS max_value
FROM (
    SELECT DISTINCT
        judged_article AS article,
        norm_type AS sanction_type,
        imposed_on AS day,
        imposed_on_precision AS day_precision
    FROM sanction_measure
) AS asked
JOIN norm
    ON norm.article = asked.article
    AND norm.sanction_type = asked.sanction_type
    AND norm.valid_from <= latest(asked.day, asked.day_precision)
    AND norm.valid_to >= asked.day
GROUP BY ALL
HAVING count(*) = count(norm.max_value)

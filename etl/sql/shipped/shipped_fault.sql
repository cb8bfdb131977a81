-- shipped_fault: cells of the shipped files that are not what they should be; none in a sound copy.
-- Grain: file_name, line, column_name. Reads: shipped_cell (the files as text), staging_shipped_rule.
-- All of them at once, so that whoever mends a file mends it in one go.
SELECT c.file_name, c.line, c.column_name, c.value, trim(r.rule, '!') AS expected
FROM shipped_cell AS c
JOIN staging_shipped_rule AS r ON r.file_name = c.file_name AND r.column_name = c.column_name
WHERE
    CASE
        WHEN c.value IS NULL THEN ends_with(r.rule, '!')
        WHEN starts_with(r.rule, 'date') THEN earliest_day(c.value) IS NULL
        WHEN starts_with(r.rule, 'day') THEN coalesce(date_precision(c.value), '') <> 'day'
        WHEN starts_with(r.rule, 'whole') THEN whole_number(c.value) IS NULL
        WHEN starts_with(r.rule, 'number')
            THEN NOT coalesce(isfinite(TRY_CAST(c.value AS DOUBLE)), FALSE)
        WHEN starts_with(r.rule, 'region_name')
            THEN lower(trim(c.value)) NOT IN (
                SELECT a.norm_key FROM staging_place_alias AS a WHERE a.level = 1
            )
        WHEN starts_with(r.rule, 'region')
            THEN c.value NOT IN (SELECT g.region_code FROM staging_region AS g)
        ELSE FALSE
    END
ORDER BY c.file_name, c.line, c.column_name

-- norm: the sanctions that articles provide, with their ceilings and their time in force.
-- Grain: one line of the catalogue. Reads: sanctions_catalogue. Read by: norm_limit, norm_ceiling.
-- Rows that name no sanction of ours (not_verified, damages, …) are left out. The unit is the
-- first word ("days (min 5)"); an empty ceiling means that nobody has verified one.
SELECT
    code || ' ' || article AS article,
    sanction_type,
    TRY_CAST(max_value AS DOUBLE) * CASE WHEN unit = 'years' THEN 12 ELSE 1 END AS max_value,
    CASE regexp_extract(unit, '^\w+')
        WHEN 'MCI' THEN 'mci'
        WHEN 'years' THEN 'months'
        ELSE regexp_extract(unit, '^\w+')
    END AS unit,
    coalesce(day_of(valid_from), DATE '1900-01-01') AS valid_from,
    coalesce(latest(day_of(valid_to), precision_of(valid_to)), DATE '2100-12-31') AS valid_to
FROM sanctions_catalogue
WHERE sanction_type IN (SELECT code FROM code_spelling WHERE column_name = 'sanction_type')
    AND code IN ('УК', 'КоАП')

-- form_1m_cells: a flattened section of Form 1-M of 2022, one row per cell, for official_count.
-- Grain: region_code, row_code, form_column. Reads: incoming_form, the shipped CSV as text.
-- The two totals forms agree on 2022 (official_forms/SOURCES.md), so the period is that year.
SELECT
    CAST($upload_id AS BIGINT) AS upload_id, kato2 AS region_code, DATE '2022-01-01' AS period_from,
    DATE '2022-12-31' AS period_to, $section AS section, whole_number(row_code) AS row_code, label,
    article, whole_number(substr(form_column, 2)) AS form_column, whole_number(value) AS value
FROM (UNPIVOT incoming_form ON COLUMNS('^c\d+$') INTO NAME form_column VALUE value)

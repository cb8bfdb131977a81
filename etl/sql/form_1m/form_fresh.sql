-- form_fresh: the counts of the workbook at hand, for official_count.
-- Grain: section, row_code, form_column. Reads: form_value, rejected_form_row.
-- All sound rows, those that the data set has already included: a section counts as a whole.
SELECT
    CAST($upload_id AS BIGINT) AS upload_id, $region_code AS region_code,
    CAST($period_from AS DATE) AS period_from, CAST($period_to AS DATE) AS period_to,
    v.section, v.row_code, v.label, v.article, v.form_column, v.value
FROM form_value AS v
WHERE v.row NOT IN (SELECT x.row FROM rejected_form_row AS x)

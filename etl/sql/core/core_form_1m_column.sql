-- core_form_1m_column: the columns of each form. Contract: contracts.FORM_1M_COLUMN.
-- Grain: dataset, region_code, period, section, form_column. Reads: core_form_1m, form_1m_column,
-- staging_form_1m_column. The shipped tables came without headings: theirs are those of 2022.
SELECT
    f.dataset, f.region_code, f.period_from, f.period_to, f.section, k.form_column, k.measure,
    k.heading
FROM core_form_1m AS f
JOIN form_1m_column AS k ON k.upload_id = f.upload_id AND k.section = f.section
UNION ALL
SELECT
    f.dataset, f.region_code, f.period_from, f.period_to, f.section, s.form_column, s.measure,
    s.heading
FROM core_form_1m AS f
JOIN staging_form_1m_column AS s ON s.section = f.section
WHERE f.upload_id NOT IN (SELECT k.upload_id FROM form_1m_column AS k)

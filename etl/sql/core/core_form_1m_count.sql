-- core_form_1m_count: cells of Form 1-M as we know them now. Contract: contracts.FORM_1M_COUNT.
-- Grain: dataset, region_code, period, section, row_code, form_column.
-- Reads: official_count, core_form_1m, core_form_1m_column, core_upload.
-- Rows are known by their article, never by their number, which a new article shifts. 000 and 001
-- are facts under inquiry and no articles.
SELECT
    f.dataset, c.region_code, c.period_from, c.period_to, c.section, c.row_code, c.label,
    CASE WHEN c.article NOT IN ('000', '001') THEN 'УК ' || c.article END AS article,
    c.form_column, k.measure, c.value, u.extract_date
FROM official_count AS c
JOIN core_form_1m AS f
    ON
        f.upload_id = c.upload_id AND f.region_code = c.region_code
        AND f.period_from = c.period_from AND f.period_to = c.period_to
        AND f.section = c.section
JOIN core_upload AS u ON u.upload_id = c.upload_id
LEFT JOIN core_form_1m_column AS k
    ON
        k.dataset = f.dataset AND k.region_code = c.region_code
        AND k.period_from = c.period_from AND k.period_to = c.period_to
        AND k.section = c.section AND k.form_column = c.form_column

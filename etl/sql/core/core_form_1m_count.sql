-- core_form_1m_count: cells of Form 1-M as we know them now. Contract: contracts.FORM_1M_COUNT.
-- Grain: region_code, period, section, row_code, form_column. Reads: official_count, core_upload.
-- Rows are known by their article, never by their number, which a new article shifts. 000 and 001
-- are facts under inquiry and no articles. A form loaded later replaces the one of its period.
SELECT
    c.region_code, c.period_from, c.period_to, c.section, c.row_code, c.label,
    CASE WHEN c.article NOT IN ('000', '001') THEN 'УК ' || c.article END AS article,
    c.form_column, m.measure, c.value
FROM official_count AS c
JOIN core_upload AS u ON u.upload_id = c.upload_id AND u.state = 'committed'
LEFT JOIN staging_form_1m_measure AS m ON c.section = '1' AND m.form_column = c.form_column
QUALIFY
    rank() OVER (
        PARTITION BY c.region_code, c.period_from, c.period_to, c.section
        ORDER BY c.upload_id DESC
    ) = 1

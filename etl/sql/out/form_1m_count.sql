-- form_1m_count: cells of Form 1-M. Contract: contracts.FORM_1M_COUNT.
-- Grain: region_code, period, section, row_code, form_column. Reads: core_form_1m_count.
-- Cumulative from period_from to period_to, as the form prints them.
SELECT * FROM core_form_1m_count

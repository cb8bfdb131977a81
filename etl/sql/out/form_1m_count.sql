-- form_1m_count: cells of Form 1-M. Contract: contracts.FORM_1M_COUNT.
-- Grain: dataset, region_code, period, section, row_code, form_column. Reads: core_form_1m_count.
-- Cumulative from period_from to period_to, as the form prints them. Sections 1, 3 and 3-1 are
-- published whole. Of the others, nine cells in ten are zeros that nothing reads: those stay in
-- the store, so that a release of many forms stays small.
SELECT * FROM core_form_1m_count WHERE section IN ('1', '3', '3-1') OR value <> 0

-- form_1m_column: the columns of each Form 1-M. Contract: contracts.FORM_1M_COLUMN.
-- Grain: dataset, region_code, period, section, form_column. Reads: core_form_1m_column.
-- measure is null where this project has no code for what the heading says.
SELECT * FROM core_form_1m_column

-- raw_form_1m_columns: the columns of Form 1-M of 2022 whose meaning has a code.
-- Grain: section, form_column, upload_id. Source: data/reference/form_1m_columns.csv.
-- Kept whole, as every shipped file is; what the columns mean is worked out in staging.
CREATE TABLE IF NOT EXISTS raw_form_1m_columns (
    upload_id BIGINT, line BIGINT,
    section VARCHAR, form_column VARCHAR, measure VARCHAR, heading VARCHAR
)

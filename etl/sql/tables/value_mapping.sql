-- value_mapping: what somebody said that the values of a column mean.
-- Grain: upload_id, column_name, value. Written by: etl/mapping.py. Rows are appended, never changed.
-- Offered again for a file with the same headers, and never applied on its own.
CREATE TABLE IF NOT EXISTS value_mapping (
    upload_id BIGINT,
    fingerprint VARCHAR,
    kind VARCHAR,
    column_name VARCHAR,
    value VARCHAR,
    code VARCHAR
)

-- upload: every file ever brought in, whatever became of it.
-- Grain: upload_id. Written by: etl/ledger.py. Rows are appended, never changed.
-- How it ended is upload_result, whether it still counts is withdrawal and restoration.
CREATE TABLE IF NOT EXISTS upload (
    upload_id BIGINT,
    kind VARCHAR,  -- reference, published, form-1m, case, sanction
    dataset VARCHAR,
    file_name VARCHAR,
    file_sha256 VARCHAR,
    loaded_at TIMESTAMPTZ,
    loaded_by VARCHAR,
    extract_date DATE,
    encoding VARCHAR,
    code_version VARCHAR
)

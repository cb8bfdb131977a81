-- rejected_row: what a check objected to, one row per objection.
-- Grain: upload_id, line, check_code, column_name. Written by: etl/load.py.
-- value is null when it may be personal: what we refuse for being personal we do not keep either.
CREATE TABLE IF NOT EXISTS rejected_row (
    upload_id BIGINT,
    line BIGINT,  -- of the file, the header being line 1
    check_code VARCHAR,
    severity VARCHAR,  -- error: the row was refused; warning: it was kept
    column_name VARCHAR,
    value VARCHAR,
    expected VARCHAR
)

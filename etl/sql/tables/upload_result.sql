-- upload_result: the count of an upload's rows; written last, so its presence means "finished".
-- Grain: upload_id. Written by: etl/ledger.py, which refuses counts that do not add up.
-- rows_read = rows_loaded + rows_skipped + rows_rejected.
CREATE TABLE IF NOT EXISTS upload_result (
    upload_id BIGINT,
    rows_read BIGINT,
    rows_loaded BIGINT,
    rows_skipped BIGINT,
    rows_rejected BIGINT
)

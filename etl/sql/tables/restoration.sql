-- restoration: the withdrawals that were taken back, and who said so.
-- Grain: none; each row takes back the latest withdrawal of its upload. Written by: etl/ledger.py.
-- Like a withdrawal it is one appended row: what was decided, and when, stays on record.
CREATE TABLE IF NOT EXISTS restoration (
    upload_id BIGINT,
    restored_at TIMESTAMPTZ,
    restored_by VARCHAR
)

-- withdrawal: the uploads that no longer count, and who said so.
-- Grain: upload_id. Written by: etl/ledger.py.
-- It is one row here and nothing else is touched, so the former state comes back exactly.
CREATE TABLE IF NOT EXISTS withdrawal (
    upload_id BIGINT,
    withdrawn_at TIMESTAMPTZ,
    withdrawn_by VARCHAR
)

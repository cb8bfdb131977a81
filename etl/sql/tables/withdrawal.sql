-- withdrawal: the uploads that no longer count, and who said so.
-- Grain: upload_id. Written by: etl/ledger.py.
-- Withdrawing appends one row here and touches nothing else, so the former state comes back exactly.
CREATE TABLE IF NOT EXISTS withdrawal (
    upload_id BIGINT,
    withdrawn_at TIMESTAMPTZ,
    withdrawn_by VARCHAR
)

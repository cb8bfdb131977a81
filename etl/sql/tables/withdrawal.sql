-- withdrawal: the uploads taken out of what counts, and who said so. Written by: etl/ledger.py.
-- Grain: none; an upload restored since (see restoration) may be withdrawn anew.
-- It is one row here and nothing else is touched, so the former state comes back exactly.
CREATE TABLE IF NOT EXISTS withdrawal (
    upload_id BIGINT,
    withdrawn_at TIMESTAMPTZ,
    withdrawn_by VARCHAR
)

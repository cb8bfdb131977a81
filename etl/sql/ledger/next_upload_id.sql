-- next_upload_id: the number of the next upload. Reads: upload.
-- Grain: one row, one column. Not a sequence, which a shared store would not have; safe because
-- only the one writer asks.
SELECT coalesce(max(upload_id), 0) + 1 AS upload_id FROM upload

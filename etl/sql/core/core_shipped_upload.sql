-- core_shipped_upload: the upload from which each shipped file counts now.
-- Grain: upload_id, one per file name. Reads: core_upload.
-- A shipped file is taken whole: its newest version replaces the former, rows it dropped included.
SELECT max(upload_id) AS upload_id
FROM core_upload
WHERE kind IN ('reference', 'published') AND state = 'committed'
GROUP BY file_name

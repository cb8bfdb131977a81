-- newest_sha256: the bytes from which each shipped file counts now.
-- Grain: file_name, kind. Reads: core_upload.
-- Compared with the file itself, so that a file put back to a former version is loaded again.
SELECT file_name, kind, arg_max(file_sha256, upload_id) AS file_sha256
FROM core_upload
WHERE state = 'committed'
GROUP BY file_name, kind

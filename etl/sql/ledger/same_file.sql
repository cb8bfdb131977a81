-- same_file: the upload under which the same bytes already count, for the same purpose.
-- Grain: at most one row. Reads: core_upload.
-- A file whose upload was withdrawn may come again; one sent to another data set is another file.
SELECT max(upload_id) AS upload_id
FROM core_upload
WHERE
    kind = $kind AND dataset = $dataset AND file_sha256 = $file_sha256 AND state = 'committed'
HAVING max(upload_id) IS NOT NULL

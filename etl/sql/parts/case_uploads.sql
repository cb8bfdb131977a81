-- case_uploads: the data sets that have cases, and the uploads that these are made from.
-- Grain: dataset. Reads: case_version, case_removal, core_upload. Read by: etl/parts.py.
-- The time is there because a ledger that was set aside and begun anew counts from 1 again.
SELECT
    version.dataset,
    string_agg(
        concat_ws(' ', u.upload_id, u.file_sha256, u.loaded_at), ', ' ORDER BY u.upload_id
    ) AS uploads
FROM (
    SELECT DISTINCT dataset, upload_id, TRUE AS has_cases
    FROM case_version
    UNION ALL
    SELECT DISTINCT dataset, upload_id, FALSE
    FROM case_removal
) AS version
JOIN core_upload AS u ON u.upload_id = version.upload_id AND u.state = 'committed'
GROUP BY version.dataset
HAVING bool_or(version.has_cases)
ORDER BY version.dataset

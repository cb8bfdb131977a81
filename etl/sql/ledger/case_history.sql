-- case_history: every version of one case, with the upload that brought it.
-- Grain: upload_id, discontinued. Reads: case_version, case_removal, core_upload. Read by:
-- etl/history.py. Versions of withdrawn uploads are told too: they were once what we knew.
SELECT v.* EXCLUDE (dataset, case_id), u.loaded_at, u.loaded_by, u.file_name, u.state
FROM (
    SELECT *, 'no' AS discontinued
    FROM case_version
    UNION ALL BY NAME
    SELECT *, 'yes' AS discontinued
    FROM case_removal
) AS v
JOIN core_upload AS u ON u.upload_id = v.upload_id
WHERE v.dataset = $dataset AND v.case_id = $key
ORDER BY v.upload_id

-- case_uploads: the data sets that have cases, the uploads that these are made from, and how many
-- versions of cases they have brought: no data set has more cases.
-- Grain: dataset. Reads: case_version, case_removal, core_upload. Read by: etl/parts.py.
-- The time is there because a ledger that was set aside and begun anew counts from 1 again.
SELECT
    version.dataset,
    string_agg(
        concat_ws(' ', u.upload_id, u.file_sha256, u.loaded_at), ', ' ORDER BY u.upload_id
    ) AS uploads,
    sum(version.brought) AS versions
FROM (
    SELECT dataset, upload_id, count(*) AS brought
    FROM case_version
    GROUP BY ALL
    UNION ALL
    SELECT DISTINCT dataset, upload_id, 0
    FROM case_removal
) AS version
JOIN core_upload AS u ON u.upload_id = version.upload_id AND u.state = 'committed'
GROUP BY version.dataset
HAVING sum(version.brought) > 0
ORDER BY version.dataset

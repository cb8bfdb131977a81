-- sanction_uploads: the data sets that have sanctions, the uploads that these are made from, and how
-- many versions of sanctions they have brought: no data set has more sanctions.
-- Grain: dataset. Reads: sanction_version, core_upload. Read by: etl/parts.py.
-- The time is there because a ledger that was set aside and begun anew counts from 1 again.
SELECT
    version.dataset,
    string_agg(
        concat_ws(' ', u.upload_id, u.file_sha256, u.loaded_at), ', ' ORDER BY u.upload_id
    ) AS uploads,
    sum(version.brought) AS versions
FROM (
    SELECT dataset, upload_id, count(*) AS brought
    FROM sanction_version
    GROUP BY ALL
) AS version
JOIN core_upload AS u ON u.upload_id = version.upload_id AND u.state = 'committed'
GROUP BY version.dataset
ORDER BY version.dataset

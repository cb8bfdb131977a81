-- remembered_columns: what was said of headers when a file with the same ones was last loaded.
-- Grain: header. Reads: column_mapping, core_upload; parameters fingerprint, kind.
-- An upload that was withdrawn may have been so because of its mapping: it is not offered again.
WITH last_upload AS (
    SELECT max(m.upload_id) AS upload_id
    FROM column_mapping AS m
    JOIN core_upload AS u ON u.upload_id = m.upload_id
    WHERE m.fingerprint = $fingerprint AND m.kind = $kind AND u.state = 'committed'
)
SELECT m.header, m.column_name
FROM column_mapping AS m
JOIN last_upload AS l ON l.upload_id = m.upload_id
WHERE m.is_by_hand
ORDER BY m.position

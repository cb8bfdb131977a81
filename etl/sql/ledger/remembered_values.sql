-- remembered_values: what was said of values when a file with the same headers was last loaded.
-- Grain: column_name, value. Reads: column_mapping, value_mapping, core_upload; parameters
-- fingerprint, kind. As in remembered_columns, only an upload that counts is asked.
WITH last_upload AS (
    SELECT max(m.upload_id) AS upload_id
    FROM column_mapping AS m
    JOIN core_upload AS u ON u.upload_id = m.upload_id
    WHERE m.fingerprint = $fingerprint AND m.kind = $kind AND u.state = 'committed'
)
SELECT m.column_name, m.value, m.code
FROM value_mapping AS m
JOIN last_upload AS l ON l.upload_id = m.upload_id
ORDER BY m.column_name, m.value

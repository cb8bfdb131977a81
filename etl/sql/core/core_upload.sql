-- core_upload: every finished upload and whether it counts. Contract: contracts.UPLOAD.
-- Grain: upload_id. Reads: upload, upload_result, withdrawal, restoration, column_mapping,
-- value_mapping. A load is one transaction, so an upload without a result cannot be seen here.
-- Withdrawals and restorations take turns, so one withdrawal more than restorations means
-- withdrawn. mapping is what somebody said by hand of headers and values; "–" was not read.
WITH
    taken_back AS (
        SELECT upload_id, count(*) AS times
        FROM restoration
        GROUP BY upload_id
    ),
    withdrawn AS (
        SELECT w.upload_id, max(w.withdrawn_at) AS withdrawn_at
        FROM withdrawal AS w
        LEFT JOIN taken_back AS b ON b.upload_id = w.upload_id
        GROUP BY w.upload_id, b.times
        HAVING count(*) > coalesce(b.times, 0)
    ),
    said AS (
        SELECT upload_id, 0 AS part, header || ' → ' || coalesce(column_name, '–') AS words
        FROM column_mapping
        WHERE is_by_hand
        UNION ALL
        SELECT upload_id, 1, column_name || ': ' || value || ' → ' || code
        FROM value_mapping
    ),
    mapped AS (
        SELECT upload_id, string_agg(words, '; ' ORDER BY part, words) AS mapping
        FROM said
        GROUP BY upload_id
    )
SELECT
    u.upload_id, u.kind, u.dataset, u.file_name, u.file_sha256, u.loaded_at, u.loaded_by,
    u.extract_date, u.encoding, m.mapping, r.rows_read, r.rows_loaded, r.rows_skipped,
    r.rows_rejected,
    CASE WHEN w.upload_id IS NULL THEN 'committed' ELSE 'withdrawn' END AS state,
    w.withdrawn_at, u.code_version
FROM upload AS u
JOIN upload_result AS r ON r.upload_id = u.upload_id
LEFT JOIN mapped AS m ON m.upload_id = u.upload_id
LEFT JOIN withdrawn AS w ON w.upload_id = u.upload_id

-- upload_author: who brought each upload, and who last withdrew it or took that back.
-- Grain: upload_id. Reads: upload, core_upload, withdrawal, restoration.
-- Read by: etl/approval/decide.py, which lets nobody publish what they did themselves.
SELECT
    u.upload_id, u.dataset, u.state, u.loaded_by,
    (
        SELECT arg_max(w.withdrawn_by, w.withdrawn_at)
        FROM withdrawal AS w
        WHERE w.upload_id = u.upload_id
    ) AS withdrawn_by,
    (
        SELECT arg_max(r.restored_by, r.restored_at)
        FROM restoration AS r
        WHERE r.upload_id = u.upload_id
    ) AS restored_by
FROM core_upload AS u

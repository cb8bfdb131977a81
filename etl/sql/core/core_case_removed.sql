-- core_case_removed: the cases that were removed from their register, and the last upload to say so.
-- Grain: dataset, case_id. Reads: case_removal, core_upload. Read by: core_case.
-- A case that a still later upload brings again counts again.
SELECT r.dataset, r.case_id, max(r.upload_id) AS upload_id
FROM case_removal AS r
JOIN core_upload AS u ON u.upload_id = r.upload_id AND u.state = 'committed'
GROUP BY r.dataset, r.case_id

-- core_case: each registered case as we know it now. Contract: contracts.CASE.
-- Grain: dataset, case_id. Reads: case_version, core_upload.
-- The newest version wins, and only uploads that were not withdrawn have a say.
SELECT v.*
FROM case_version AS v
JOIN core_upload AS u ON u.upload_id = v.upload_id AND u.state = 'committed'
QUALIFY row_number() OVER (PARTITION BY v.dataset, v.case_id ORDER BY v.upload_id DESC) = 1

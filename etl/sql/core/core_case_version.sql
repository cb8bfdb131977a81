-- core_case_version: the versions of cases that count. Contract: contracts.CASE.
-- Grain: dataset, case_id, upload_id. Reads: case_version, core_upload.
-- Those of an upload that was withdrawn stay in the store and have no say.
SELECT v.*
FROM case_version AS v
JOIN core_upload AS u ON u.upload_id = v.upload_id AND u.state = 'committed'

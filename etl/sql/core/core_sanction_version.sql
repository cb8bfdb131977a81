-- core_sanction_version: the versions of sanctions that count. Contract: contracts.SANCTION.
-- Grain: dataset, sanction_id, upload_id. Reads: sanction_version, core_upload.
-- Those of an upload that was withdrawn stay in the store and have no say.
SELECT v.*
FROM sanction_version AS v
JOIN core_upload AS u ON u.upload_id = v.upload_id AND u.state = 'committed'

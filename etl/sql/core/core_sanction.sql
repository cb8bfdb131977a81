-- core_sanction: each sanction as we know it now. Contract: contracts.SANCTION.
-- Grain: dataset, sanction_id. Reads: core_sanction_version, core_sanction_restated.
-- The newest version wins, and only uploads that were not withdrawn have a say.
SELECT v.*
FROM core_sanction_version AS v
LEFT JOIN core_sanction_restated AS r ON r.dataset = v.dataset AND r.sanction_id = v.sanction_id
WHERE r.upload_id IS NULL OR r.upload_id = v.upload_id

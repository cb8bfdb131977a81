-- core_case: each registered case as we know it now. Contract: contracts.CASE.
-- Grain: dataset, case_id. Reads: core_case_version, core_case_restated, core_case_removed.
-- The newest version wins, and only uploads that were not withdrawn have a say. A case whose newest
-- version says that it was removed from the register is none.
SELECT v.*
FROM core_case_version AS v
LEFT JOIN core_case_restated AS r ON r.dataset = v.dataset AND r.case_id = v.case_id
LEFT JOIN core_case_removed AS x ON x.dataset = v.dataset AND x.case_id = v.case_id
WHERE (r.upload_id IS NULL OR r.upload_id = v.upload_id)
    AND (x.upload_id IS NULL OR x.upload_id <= v.upload_id)

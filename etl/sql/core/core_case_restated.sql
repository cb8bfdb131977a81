-- core_case_restated: cases of which several versions count, and the upload of the newest.
-- Grain: dataset, case_id. Reads: core_case_version. Read by: core_case.
-- Mostly few: looking for them among keys alone spares sorting millions of whole rows. A data set
-- of one upload has none, because a key stands in an upload once.
SELECT dataset, case_id, max(upload_id) AS upload_id
FROM core_case_version
WHERE dataset IN (
    SELECT dataset
    FROM core_case_version
    GROUP BY dataset
    HAVING min(upload_id) < max(upload_id)
)
GROUP BY dataset, case_id
HAVING count(*) > 1

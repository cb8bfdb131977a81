-- core_sanction_restated: sanctions of which several versions count, and the upload of the newest.
-- Grain: dataset, sanction_id. Reads: core_sanction_version. Read by: core_sanction.
-- Mostly few: looking for them among keys alone spares sorting millions of whole rows. A data set
-- of one upload has none, because a key stands in an upload once.
SELECT dataset, sanction_id, max(upload_id) AS upload_id
FROM core_sanction_version
WHERE dataset IN (
    SELECT dataset
    FROM core_sanction_version
    GROUP BY dataset
    HAVING min(upload_id) < max(upload_id)
)
GROUP BY dataset, sanction_id
HAVING count(*) > 1

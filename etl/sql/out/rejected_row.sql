-- rejected_row: what the checks objected to, in every upload. Contract: contracts.REJECTED_ROW.
-- Grain: upload_id, line, check_code, column_name. Reads: rejected_row, core_upload.
-- Published with the data, so that reading reasons never waits for somebody's loading.
SELECT r.*
FROM rejected_row AS r
JOIN core_upload AS u ON u.upload_id = r.upload_id

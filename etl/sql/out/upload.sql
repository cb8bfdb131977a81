-- upload: the ledger, withdrawn uploads included. Contract: contracts.UPLOAD.
-- Grain: upload_id. Reads: core_upload.
-- Withdrawn uploads stay on it: what was once believed is part of the record.
SELECT * FROM core_upload

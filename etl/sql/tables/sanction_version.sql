-- sanction_version: every version of every sanction that was ever accepted.
-- Grain: dataset, sanction_id, upload_id. Written by: etl/load.py. Contract: contracts.SANCTION.
-- A corrected sanction is a new row under a later upload; core_sanction shows the newest.
CREATE TABLE IF NOT EXISTS sanction_version (
    dataset VARCHAR,
    sanction_id VARCHAR,
    case_id VARCHAR,
    suspect_id VARCHAR USING COMPRESSION uncompressed,  -- a hash: nothing to save, much to try
    imposed_on DATE,
    imposed_on_precision VARCHAR,
    article VARCHAR,
    sanction_type VARCHAR,
    is_principal BOOLEAN,
    amount_mci DOUBLE,
    amount_kzt BIGINT,
    hours BIGINT,
    days BIGINT,
    months BIGINT,
    status VARCHAR,
    paid_on DATE,
    paid_on_precision VARCHAR,
    paid_kzt BIGINT,
    court VARCHAR,
    extract_date DATE,
    upload_id BIGINT
)

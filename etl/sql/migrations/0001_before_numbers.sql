-- 0001_before_numbers: the tables that were added before changes were numbered.
-- Grain: one statement a table. Read by: etl/migrate.py.
-- A ledger without numbers may be from any version until then: what it has stays as it is.
CREATE TABLE IF NOT EXISTS migration (
    number BIGINT, title VARCHAR, applied_at TIMESTAMPTZ, code_version VARCHAR
);
CREATE TABLE IF NOT EXISTS form_1m_column (
    upload_id BIGINT, section VARCHAR, form_column BIGINT, heading VARCHAR, measure VARCHAR
);
CREATE TABLE IF NOT EXISTS raw_form_1m_columns (
    upload_id BIGINT, line BIGINT,
    section VARCHAR, form_column VARCHAR, measure VARCHAR, heading VARCHAR
);
CREATE TABLE IF NOT EXISTS restoration (
    upload_id BIGINT, restored_at TIMESTAMPTZ, restored_by VARCHAR
);
CREATE TABLE IF NOT EXISTS column_mapping (
    upload_id BIGINT, fingerprint VARCHAR, kind VARCHAR, position BIGINT, header VARCHAR,
    column_name VARCHAR, is_by_hand BOOLEAN
);
CREATE TABLE IF NOT EXISTS value_mapping (
    upload_id BIGINT, fingerprint VARCHAR, kind VARCHAR, column_name VARCHAR, value VARCHAR,
    code VARCHAR
);
CREATE TABLE IF NOT EXISTS case_removal (
    dataset VARCHAR, case_id VARCHAR, upload_id BIGINT
);

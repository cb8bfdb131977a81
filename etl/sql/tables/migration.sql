-- migration: which changes of its tables this ledger has gone through.
-- Grain: number. Written by: etl/migrate.py. Rows are appended, never changed.
-- A ledger that was made whole by one version of the program has the newest number alone.
CREATE TABLE IF NOT EXISTS migration (
    number BIGINT,
    title VARCHAR,
    applied_at TIMESTAMPTZ,
    code_version VARCHAR
)

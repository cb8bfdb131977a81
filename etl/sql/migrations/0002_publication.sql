-- 0002_publication: what a second person decided about releases, and what the public is told.
-- Grain: one statement a table. Read by: etl/migrate.py.
-- A ledger without decisions is one in which one person loads and publishes.
CREATE TABLE IF NOT EXISTS publication (
    release BIGINT, content_hash VARCHAR, decision VARCHAR, reason VARCHAR,
    decided_at TIMESTAMPTZ, decided_by VARCHAR
);
CREATE TABLE IF NOT EXISTS revision (
    release BIGINT, dataset VARCHAR, change VARCHAR, published_at TIMESTAMPTZ,
    month_from DATE, month_to DATE, months BIGINT, total_before BIGINT, total_after BIGINT
);

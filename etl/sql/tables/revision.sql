-- revision: what a publication changed in each data set, as the public may know it.
-- Grain: release, dataset. Written by: etl/approval/decide.py. Rows are appended, never changed.
-- Counts are of numbers that were shown before and are shown now; null where they were not compared.
CREATE TABLE IF NOT EXISTS revision (
    release BIGINT,
    dataset VARCHAR,
    change VARCHAR,  -- new, revised, withdrawn
    published_at TIMESTAMPTZ,
    month_from DATE,  -- first and last month in which a number that is shown is another
    month_to DATE,
    months BIGINT,
    total_before BIGINT,
    total_after BIGINT
)

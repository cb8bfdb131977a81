-- case_removal: cases that a later file says were removed from the register (discontinued).
-- Grain: dataset, case_id, upload_id. Written by: etl/crime_map/load.py. Rows are appended only.
-- A version of the case that says no more than that: earlier versions stay and no longer count.
CREATE TABLE IF NOT EXISTS case_removal (
    dataset VARCHAR,
    case_id VARCHAR,
    upload_id BIGINT
)

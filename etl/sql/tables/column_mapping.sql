-- column_mapping: which header of a loaded register was read as which column.
-- Grain: upload_id, position. Written by: etl/mapping.py. Rows are appended, never changed.
-- A header that may be personal is "#" and its position; fingerprint is of all headers together.
CREATE TABLE IF NOT EXISTS column_mapping (
    upload_id BIGINT,
    fingerprint VARCHAR,
    kind VARCHAR,
    position BIGINT,  -- from 1
    header VARCHAR,
    column_name VARCHAR,  -- null where the column was not read
    is_by_hand BOOLEAN  -- whether somebody said so, or the header was recognised
)

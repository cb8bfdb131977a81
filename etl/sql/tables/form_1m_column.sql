-- form_1m_column: what the columns of an uploaded Form 1-M say over them.
-- Grain: upload_id, section, form_column. Written by: etl/form_1m/load.py.
-- A form's columns are known by their headings: their numbers may shift from year to year.
CREATE TABLE IF NOT EXISTS form_1m_column (
    upload_id BIGINT,
    section VARCHAR,
    form_column BIGINT,
    heading VARCHAR,  -- its levels from the top, joined by " | "
    measure VARCHAR  -- null where this project has no code for the heading
)

-- sanction_entry: what the checks of both kinds need to know of a row of a file of sanctions.
-- Grain: line. Reads: register_row. Read by: the checks, as register_entry.
-- Two rows say the same when all but their line and their extract date is the same.
SELECT
    line,
    sanction_id AS key,
    'sanction_id' AS key_column,
    article,
    imposed_on AS day,
    imposed_on_precision AS day_precision,
    hash(*COLUMNS(* EXCLUDE (line, extract_date))) AS content
FROM register_row

-- case_entry: what the checks of both kinds need to know of a row of a file of cases.
-- Grain: line. Reads: register_row. Read by: the checks, as register_entry.
-- What the whole row says is in register_content, for the rows of which somebody asks.
SELECT
    line,
    case_id AS key,
    'case_id' AS key_column,
    article,
    registered_on AS day,
    registered_on_precision AS day_precision
FROM register_row

-- register_row: each row of a file, understood, in the columns of the store. Grain: line.
-- Reads: judged_row. Read by: the checks and the steps after them.
-- What only the checks need to know of a row stays behind.
SELECT * EXCLUDE (is_doubtful)
FROM judged_row

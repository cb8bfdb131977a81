-- doubtful_row: the rows in which some cell may not be understood, or lies in the future.
-- Grain: line. Reads: judged_row. Read by: doubtful_text.
-- What makes a row doubtful is said where it is understood: see case_row, sanction_row.
SELECT line
FROM judged_row
WHERE is_doubtful

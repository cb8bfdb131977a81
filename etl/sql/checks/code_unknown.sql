-- code_unknown: values that are not on the list of their column. Error.
-- Grain: line, column_name. Reads: code_cell, code_spelling.
-- Spellings in three languages count (data/reference/coded_values.csv); nothing is guessed.
SELECT cell.line, cell.column_name, shown_strict(cell.text) AS value, allowed.codes AS expected
FROM code_cell AS cell
JOIN (
    SELECT column_name, string_agg(DISTINCT code, ', ' ORDER BY code) AS codes
    FROM code_spelling
    GROUP BY column_name
) AS allowed
    ON allowed.column_name = regexp_replace(cell.column_name, '^(suspect|victim)_', '')
LEFT JOIN code_spelling AS known
    ON known.column_name = allowed.column_name AND known.spelling = spelling_of(cell.text)
WHERE known.code IS NULL

-- case_number_cell: the numbers of a file of cases, one row per filled cell.
-- Grain: line, column_name. Reads: doubtful_text. Read by: the checks.
-- All are whole numbers.
SELECT line, column_name, text
FROM doubtful_text
UNPIVOT (
    text FOR column_name IN (
        contacts_count, suspect_birth_year, victim_birth_year
    )
)

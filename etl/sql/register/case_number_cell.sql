-- case_number_cell: the numbers of a file of cases, one row per filled cell.
-- Grain: line, column_name. Reads: register_text. Read by: the checks, as number_cell.
-- All are whole numbers.
SELECT line, column_name, text
FROM register_text
UNPIVOT (
    text FOR column_name IN (
        contacts_count, suspect_birth_year, victim_birth_year
    )
)

-- case_date_cell: the dates of a file of cases, one row per filled cell.
-- Grain: line, column_name. Reads: doubtful_text. Read by: the checks, as date_cell.
-- One list of columns, so that one check judges them all.
SELECT line, column_name, text
FROM doubtful_text
UNPIVOT (
    text FOR column_name IN (
        registered_on, reported_on, conduct_from, conduct_to, protective_order_on,
        special_requirements_on, preventive_registration_on, detained_on, outcome_on,
        extract_date
    )
)

-- case_code_cell: the coded values of a file of cases, one row per filled cell.
-- Grain: line, column_name. Reads: doubtful_text. Read by: the checks, as code_cell.
-- conduct_forms holds several values in a cell and has its own check.
SELECT line, column_name, text
FROM doubtful_text
UNPIVOT (
    text FOR column_name IN (
        track, report_channel, suspect_sex, victim_sex, relationship, outcome,
        outcome_ground
    )
)

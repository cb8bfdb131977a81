-- sanction_number_cell: the numbers of a file of sanctions, one row per filled cell.
-- Grain: line, column_name. Reads: doubtful_text. Read by: the checks.
-- amount_mci may have decimals, the others are whole numbers.
SELECT line, column_name, text
FROM doubtful_text
UNPIVOT (
    text FOR column_name IN (
        amount_mci, amount_kzt, hours, days, months, paid_kzt
    )
)

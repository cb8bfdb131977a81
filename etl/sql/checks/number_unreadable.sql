-- number_unreadable: numbers that are none, or below zero, or with decimals out of place. Error.
-- Grain: line, column_name. Reads: number_cell.
-- The amount in MCI may have decimals; people, tenge, hours, days and months are whole.
SELECT line, column_name, shown_strict(text) AS value, NULL AS expected
FROM number_cell
WHERE amount_of(text) IS NULL OR (column_name <> 'amount_mci' AND whole_of(text) IS NULL)

-- sanction_amounts_disagree: fines whose amounts in MCI and in tenge are not the same. Warning.
-- Grain: line. Reads: register_row, mci_period.
-- Any MCI of the year may have applied: the one of 2022 changed in April and some rules kept the
-- old. Half of the second decimal of an MCI, or one tenge, is rounding.
SELECT row_.line, 'amount_kzt' AS column_name, row_.amount_kzt::VARCHAR AS value,
    string_agg(DISTINCT round(row_.amount_mci * mci.mci_kzt)::BIGINT::VARCHAR, ' / ') AS expected
FROM register_row AS row_
JOIN mci_period AS mci ON mci.year = year(row_.imposed_on)
WHERE row_.amount_kzt IS NOT NULL AND row_.amount_mci IS NOT NULL
GROUP BY row_.line, row_.amount_kzt
HAVING min(abs(row_.amount_kzt - row_.amount_mci * mci.mci_kzt) - 0.005 * mci.mci_kzt) > 1

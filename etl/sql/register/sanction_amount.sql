-- sanction_amount: each amount of the file in its own unit, with the size of the norm's unit in it.
-- Grain: line, column_name. Reads: sanction_measure, mci_day. Read by: sanction_above_ceiling.
-- Fines and correctional work are limited in MCI, whether the file gives MCI or tenge.
SELECT line, judged_article AS article, norm_type, imposed_on, imposed_on_precision,
    'amount_mci' AS column_name, amount_mci AS amount, 'mci' AS unit, 1 AS unit_size
FROM sanction_measure
WHERE amount_mci IS NOT NULL AND norm_type IN ('fine', 'correctional_work')
UNION ALL
SELECT line, judged_article, norm_type, imposed_on, imposed_on_precision,
    'amount_kzt', amount_kzt, 'mci', mci.mci_kzt
FROM sanction_measure
JOIN mci_day AS mci ON mci.day = imposed_on AND mci.day_precision = imposed_on_precision
WHERE amount_kzt IS NOT NULL AND norm_type IN ('fine', 'correctional_work')
UNION ALL
SELECT line, judged_article, norm_type, imposed_on, imposed_on_precision,
    'hours', hours, 'hours', 1
FROM sanction_measure
WHERE hours IS NOT NULL AND norm_type = 'community_service'
UNION ALL
SELECT line, judged_article, norm_type, imposed_on, imposed_on_precision,
    'days', days, 'days', 1
FROM sanction_measure
WHERE days IS NOT NULL AND norm_type = 'arrest'
UNION ALL
SELECT line, judged_article, norm_type, imposed_on, imposed_on_precision,
    'months', months, 'months', 1
FROM sanction_measure
WHERE months IS NOT NULL AND norm_type IN ('imprisonment', 'restriction')

-- mci_day: the monthly calculation index on each day on which a sanction was imposed.
-- Grain: day, day_precision. Reads: sanction_measure, mci_period. Read by: sanction_amount.
-- For a month or a year in which it changed, the higher value: only certain excesses are faults.
SELECT asked.day, asked.day_precision, max(mci.mci_kzt) AS mci_kzt
FROM (
    SELECT DISTINCT imposed_on AS day, imposed_on_precision AS day_precision
    FROM sanction_measure
) AS asked
JOIN mci_period AS mci
    ON mci.valid_from <= latest(asked.day, asked.day_precision)
    AND mci.valid_to >= asked.day
GROUP BY asked.day, asked.day_precision

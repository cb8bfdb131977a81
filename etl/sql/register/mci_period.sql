-- mci_period: each value of the monthly calculation index and its days, both ends inclusive.
-- Grain: valid_from. Reads: mci_table. Read by: mci_day, sanction_amounts_disagree.
-- The last known value is taken to stand until the next one is entered.
SELECT
    year(valid_from::DATE) AS year,
    valid_from::DATE AS valid_from,
    coalesce(lead(valid_from::DATE) OVER (ORDER BY valid_from) - 1, DATE '2100-12-31')::DATE
        AS valid_to,
    mci_kzt::BIGINT AS mci_kzt
FROM mci_table

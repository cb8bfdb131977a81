-- mci: the monthly calculation index. Contract: contracts.MCI.
-- Grain: valid_from. Reads: staging_mci.
-- The value of a day is that of the last valid_from on or before it.
SELECT * FROM staging_mci

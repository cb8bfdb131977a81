-- staging_mci: the monthly calculation index. Source: data/reference/mci.csv.
-- Grain: valid_from. Contract: contracts.MCI.
-- Found by date and not by year: 2020 and 2022 have two values each.
SELECT
    TRY_CAST(r.valid_from AS DATE) AS valid_from, whole_number(r.mci_kzt) AS mci_kzt,
    r.source_url, r.note
FROM raw_mci AS r
JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id

-- raw_mci: the monthly calculation index and from when it holds.
-- Grain: valid_from, upload_id. Source: data/reference/mci.csv.
-- Two values in one year mean an indexation in the middle of it.
CREATE TABLE IF NOT EXISTS raw_mci (
    upload_id BIGINT, line BIGINT,
    year VARCHAR, mci_kzt VARCHAR, valid_from VARCHAR, source_url VARCHAR, note VARCHAR
)

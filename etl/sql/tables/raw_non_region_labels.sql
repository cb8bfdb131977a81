-- raw_non_region_labels: row labels that name no place: totals, transport, missing.
-- Grain: label, upload_id. Source: data/reference/non_region_labels.csv.
-- Kept apart from the aliases, so that a total is never taken for a region.
CREATE TABLE IF NOT EXISTS raw_non_region_labels (
    upload_id BIGINT, line BIGINT,
    label VARCHAR, meaning VARCHAR, lang VARCHAR
)

-- raw_region_adjacency: which regions share a border, and how long it is.
-- Grain: kato2_a, kato2_b, upload_id. Source: data/reference/region_adjacency.csv.
-- Each pair stands once.
CREATE TABLE IF NOT EXISTS raw_region_adjacency (
    upload_id BIGINT, line BIGINT,
    kato2_a VARCHAR, kato2_b VARCHAR, shared_border_km VARCHAR
)

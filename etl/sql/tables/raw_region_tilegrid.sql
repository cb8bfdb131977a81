-- raw_region_tilegrid: where each region stands in the tile map.
-- Grain: kato2, upload_id. Source: data/reference/region_tilegrid.csv.
-- Drawn by hand so that neighbours stay neighbours.
CREATE TABLE IF NOT EXISTS raw_region_tilegrid (
    upload_id BIGINT, line BIGINT,
    kato2 VARCHAR, col VARCHAR, row VARCHAR
)

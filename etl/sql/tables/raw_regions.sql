-- raw_regions: the 20 regions: codes, names, area, label point, extent.
-- Grain: kato2, upload_id. Source: data/reference/regions.geojson.
-- The outlines themselves stay in the file; etl/geometry.py prepares them for the map.
CREATE TABLE IF NOT EXISTS raw_regions (
    upload_id BIGINT, line BIGINT,
    kato2 VARCHAR, kato VARCHAR, iso_3166_2 VARCHAR, iso_3166_2_old VARCHAR, kind VARCHAR,
    name_kk VARCHAR, name_ru VARCHAR, name_en VARCHAR, short_kk VARCHAR, short_ru VARCHAR,
    short_en VARCHAR, name_kk_latn VARCHAR, center_ru VARCHAR, area_km2 VARCHAR,
    label_lon VARCHAR, label_lat VARCHAR,
    west VARCHAR, south VARCHAR, east VARCHAR, north VARCHAR
)

-- raw_districts: the 224 districts: codes, names, area, label point, extent.
-- Grain: kato, upload_id. Source: data/reference/districts.geojson.
-- includes_kato names a district without an outline of its own that this one contains.
CREATE TABLE IF NOT EXISTS raw_districts (
    upload_id BIGINT, line BIGINT,
    kato VARCHAR, kato4 VARCHAR, region VARCHAR, region_kato VARCHAR, kind VARCHAR,
    name_kk VARCHAR, name_ru VARCHAR, name_en VARCHAR, includes_kato VARCHAR, area_km2 VARCHAR,
    label_lon VARCHAR, label_lat VARCHAR,
    west VARCHAR, south VARCHAR, east VARCHAR, north VARCHAR
)

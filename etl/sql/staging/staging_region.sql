-- staging_region: the 20 regions. Source: data/reference/regions.geojson, region_tilegrid.csv.
-- Grain: region_code. Contract: contracts.REGION.
-- region_code is the first two digits of KATO; a region without a tile keeps its row.
SELECT
    r.kato2 AS region_code, r.kato, r.kind, r.name_kk, r.name_ru, r.name_en,
    r.short_kk, r.short_ru, r.short_en, TRY_CAST(r.area_km2 AS DOUBLE) AS area_km2,
    TRY_CAST(r.label_lon AS DOUBLE) AS label_lon, TRY_CAST(r.label_lat AS DOUBLE) AS label_lat,
    TRY_CAST(r.west AS DOUBLE) AS west, TRY_CAST(r.south AS DOUBLE) AS south,
    TRY_CAST(r.east AS DOUBLE) AS east, TRY_CAST(r.north AS DOUBLE) AS north,
    whole_number(t.col) AS tile_column, whole_number(t."row") AS tile_row
FROM raw_regions AS r
JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id
LEFT JOIN (
    SELECT g.kato2, g.col, g."row"
    FROM raw_region_tilegrid AS g
    JOIN core_shipped_upload AS u ON u.upload_id = g.upload_id
) AS t ON t.kato2 = r.kato2

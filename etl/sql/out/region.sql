-- region: the 20 regions. Contract: contracts.REGION.
-- Grain: region_code. Reads: staging_region.
-- Outlines are not here: the map fetches them from static/geo.
SELECT * FROM staging_region

-- place_text: every pair of region and district as a file spells them, once.
-- Grain: region_text, district_text. Reads: register_text. Read by: etl/register.py.
-- Either may be null: a district alone can tell its region.
SELECT DISTINCT region AS region_text, district AS district_text
FROM register_text

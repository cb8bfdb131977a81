-- crime_map_code_text: every pair of a code and an article in words, once.
-- Grain: crime_code, stat. Reads: crime_map_record. Read by: etl/crime_map/load.py.
-- Resolved once per spelling, not per record.
SELECT DISTINCT crime_code, stat
FROM crime_map_record

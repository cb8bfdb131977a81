-- crime_map_place_text: every combination of codes of a place, once.
-- Grain: reg_code, city_code, is_renumbered. Reads: crime_map_record. Read by: etl/crime_map/load.py.
-- Two numbers mean different places before and after the reform of 2022.
SELECT DISTINCT reg_code, city_code, is_renumbered
FROM crime_map_record

-- crime_map_point_text: the points of an export, as text.
-- Grain: line. Reads: crime_map_text. Read by: etl/crime_map/points.py, which finds the districts.
-- Nothing after that sees a point.
SELECT line, x, y
FROM crime_map_text

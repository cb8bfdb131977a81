-- crime_map_date_cell: the dates that were understood, one row per filled cell.
-- Grain: line, column_name. Reads: register_row. Read by: checks/after_extract, as date_cell.
-- A file of the map has two dates at most.
SELECT line, 'registered_on' AS column_name, strftime(registered_on, '%Y-%m-%d') AS text
FROM register_row
WHERE registered_on IS NOT NULL
UNION ALL
SELECT line, 'conduct_from', strftime(conduct_from, '%Y-%m-%d')
FROM register_row
WHERE conduct_from IS NOT NULL

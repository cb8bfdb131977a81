-- extract_day: the latest day on which a row of the file was drawn.
-- Grain: one row. Reads: register_row. Read by: etl/load.py.
-- Rejected rows count too: the sender drew them all at once.
SELECT max(extract_date) AS extract_date
FROM register_row

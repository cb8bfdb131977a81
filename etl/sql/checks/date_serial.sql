-- date_serial: day numbers of a spreadsheet among dates. Error.
-- Grain: line, column_name. Reads: date_cell, variable serial_epoch.
-- A column of nothing but day numbers was read as days before (etl/cells.py); one among dates may
-- be a slip as well, so it is explained and not guessed at.
SELECT line, column_name, text AS value, serial_day(text) AS expected
FROM date_cell
WHERE is_serial(text)

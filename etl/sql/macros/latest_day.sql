-- latest_day(written): the last day, inclusive, that a date can be: of its month or its year.
-- Null where earliest_day is null.
-- Uses: earliest_day.
CREATE OR REPLACE TEMP MACRO latest_day(written) AS
CASE length(written)
    WHEN 4 THEN TRY_CAST(written || '-12-31' AS DATE)
    WHEN 7 THEN last_day(earliest_day(written))
    ELSE earliest_day(written)
END

-- date_precision(written): how exactly a date is known: day, month or year.
-- Null where earliest_day is null, so the two columns are always known or unknown together.
-- Uses: earliest_day.
CREATE OR REPLACE TEMP MACRO date_precision(written) AS
CASE
    WHEN earliest_day(written) IS NOT NULL
    THEN CASE length(written) WHEN 10 THEN 'day' WHEN 7 THEN 'month' ELSE 'year' END
END

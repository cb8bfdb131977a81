-- earliest_day(written): the first day that a date written as YYYY, YYYY-MM or YYYY-MM-DD can be.
-- Null for anything else, for a day that is not in the calendar, and for what is not known.
-- Its companion date_precision says how much of it is known.
CREATE OR REPLACE TEMP MACRO earliest_day(written) AS
CASE
    WHEN regexp_full_match(written, '\d{4}-\d{2}-\d{2}') THEN TRY_CAST(written AS DATE)
    WHEN regexp_full_match(written, '\d{4}-\d{2}') THEN TRY_CAST(written || '-01' AS DATE)
    WHEN regexp_full_match(written, '\d{4}') THEN TRY_CAST(written || '-01-01' AS DATE)
END

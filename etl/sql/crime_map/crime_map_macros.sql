-- crime_map_macros: how one cell of the crime map is understood. Run once in a connection.
-- Reads: the macros of register/macros, which are run before it.
-- A cell that cannot be understood becomes null here; the checks say so.

-- A cell without a value, however a program writes that.
CREATE OR REPLACE TEMP MACRO map_cell(t) AS CASE
    WHEN lower(cell(t)) NOT IN ('null', '<null>', 'none', 'nan', 'n/a') THEN cell(t)
END;

-- A number that names something, without the decimals that a spreadsheet adds; zeros name nothing.
CREATE OR REPLACE TEMP MACRO map_number(t) AS CASE
    WHEN NOT regexp_full_match(t, '[0.]+') THEN regexp_replace(t, '\.0+$', '')
END;

-- A number of which a spreadsheet has kept only the first digits, such as 2.03112E+14.
CREATE OR REPLACE TEMP MACRO is_rounded(t) AS
    regexp_full_match(t, '\d([.,]\d+)?[eE]\+?\d+');

-- The day of a date in words. 2/8/2020 8:30:00 PM is American: only AM or PM tells the order.
CREATE OR REPLACE TEMP MACRO map_written_day(t) AS CASE
    WHEN date_form(t) IN ('iso', 'dotted') THEN day_of(t)
    WHEN regexp_matches(t, '^\d{4}/\d{2}/\d{2}($| )') THEN day_of(replace(left(t, 10), '/', '-'))
    WHEN regexp_full_match(t, '\d{1,2}/\d{1,2}/\d{4},? \d{1,2}:\d{2}(:\d{2})? ?[AaPp][Mm]')
    THEN day_of(
        left(split_part(t, '/', 3), 4) || '-' || lpad(split_part(t, '/', 1), 2, '0')
        || '-' || lpad(split_part(t, '/', 2), 2, '0'))
END;

-- The day of milliseconds since 1970. The map writes the clock on the wall as if it were UTC, so
-- five hours must not be added. Before 1990 there is only the wreckage of numbers that were too
-- large for somebody's program (2147483647, 1453).
CREATE OR REPLACE TEMP MACRO map_milliseconds(t) AS CASE
    WHEN regexp_full_match(t, '\d{12,13}(\.0+)?')
    THEN TRY_CAST(regexp_replace(t, '\.0+$', '') AS BIGINT)
END;
CREATE OR REPLACE TEMP MACRO map_stamped_day(t) AS CASE
    WHEN map_milliseconds(t) BETWEEN 631152000000 AND 4102444799999
    THEN epoch_ms(map_milliseconds(t))::DATE
END;

-- macros: how one cell of text is understood. Run once in a connection, before any other step.
-- Reads: variables iin, phone, email, person (patterns of etl/personal.py), key_inner, key_outer.
-- A cell that cannot be understood becomes null here; the checks say so.

CREATE OR REPLACE TEMP MACRO date_form(t) AS CASE
    WHEN regexp_full_match(t, '\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?') THEN 'iso'
    WHEN regexp_full_match(t, '\d{1,2}\.\d{1,2}\.\d{4}( \d{1,2}:\d{2}.*)?') THEN 'dotted'
    WHEN regexp_full_match(t, '\d{4}-\d{2}') THEN 'month'
    WHEN regexp_full_match(t, '\d{1,2}\.\d{4}') THEN 'dotted month'
    WHEN regexp_full_match(t, '\d{4}') THEN 'year'
END;

-- The earliest day. A register has no business with days before 1900 or after 2100.
CREATE OR REPLACE TEMP MACRO any_day_of(t) AS CASE
    WHEN length(t) = 10 AND t LIKE '____-__-__' THEN TRY_CAST(t AS DATE)
    ELSE CASE date_form(t)
        WHEN 'iso' THEN TRY_CAST(left(t, 10) AS DATE)
        WHEN 'dotted' THEN TRY_CAST(
            left(split_part(t, '.', 3), 4) || '-' || lpad(split_part(t, '.', 2), 2, '0')
            || '-' || lpad(split_part(t, '.', 1), 2, '0') AS DATE)
        WHEN 'month' THEN TRY_CAST(t || '-01' AS DATE)
        WHEN 'dotted month' THEN TRY_CAST(
            split_part(t, '.', 2) || '-' || lpad(split_part(t, '.', 1), 2, '0') || '-01' AS DATE)
        WHEN 'year' THEN TRY_CAST(t || '-01-01' AS DATE)
    END
END;
CREATE OR REPLACE TEMP MACRO day_of(t) AS CASE
    WHEN any_day_of(t) BETWEEN DATE '1900-01-01' AND DATE '2100-12-31' THEN any_day_of(t)
END;

CREATE OR REPLACE TEMP MACRO precision_of(t) AS CASE
    WHEN day_of(t) IS NULL THEN NULL
    WHEN length(t) >= 8 THEN 'day'
    WHEN length(t) = 4 THEN 'year'
    ELSE 'month'
END;

-- The last day (inclusive) that a partial date can be.
CREATE OR REPLACE TEMP MACRO latest(day, how_exact) AS CASE how_exact
    WHEN 'year' THEN make_date(year(day), 12, 31)
    WHEN 'month' THEN last_day(day)
    ELSE day
END;

-- Thousands may be parted by (no-break) spaces and decimals by a comma; nothing is below zero.
-- The spaces are the plain one, the no-break one, the figure space, the thin ones.
CREATE OR REPLACE TEMP MACRO unspaced(t) AS
    translate(t, ' ' || chr(160) || chr(8199) || chr(8201) || chr(8239), '');
CREATE OR REPLACE TEMP MACRO amount_of(t) AS CASE
    WHEN regexp_full_match(unspaced(t), '\d{1,13}([.,]\d{1,6})?')
    THEN TRY_CAST(replace(unspaced(t), ',', '.') AS DOUBLE)
END;
CREATE OR REPLACE TEMP MACRO whole_of(t) AS CASE
    WHEN regexp_full_match(t, '\d{1,13}') THEN TRY_CAST(t AS BIGINT)  -- nearly always
    WHEN amount_of(t) = floor(amount_of(t)) THEN amount_of(t)::BIGINT
END;

-- For counting the cells of a row that hold something.
CREATE OR REPLACE TEMP MACRO filled(x) AS (x IS NOT NULL)::TINYINT;

CREATE OR REPLACE TEMP MACRO iin_remainder(digits, shift) AS list_sum(list_transform(
    range(1, 12), lambda i: ((i - 1 + shift) % 11 + 1) * TRY_CAST(digits[i] AS INTEGER))) % 11;
CREATE OR REPLACE TEMP MACRO is_iin(digits) AS CASE
    WHEN iin_remainder(digits, 0) < 10 THEN iin_remainder(digits, 0) = digits[12]::INTEGER
    ELSE iin_remainder(digits, 2) = digits[12]::INTEGER
END;

-- Whether a cell may be about a person. Short cells, and Latin letters with at most ten digits after
-- them as most numbers of cases are, can be none of these and are spared the patterns.
CREATE OR REPLACE TEMP MACRO is_personal(t) AS CASE
    WHEN length(t) < 6 THEN false
    WHEN regexp_full_match(t, '[A-Za-z./-]*[0-9]{0,10}') THEN false
    WHEN regexp_matches(t, '[0-9]{2}|@')
        AND (regexp_matches(t, getvariable('phone')) OR regexp_matches(t, getvariable('email')))
    THEN true
    WHEN regexp_matches(t, getvariable('iin'))
    THEN is_iin(regexp_extract(regexp_extract(t, getvariable('iin')), '[0-9]{12}'))
    ELSE regexp_matches(t, getvariable('person'))
END;

-- A cell as a message may show it: null when it may be personal. In columns that hold dates,
-- numbers and codes (strict), two words that begin with capitals may be somebody's name.
CREATE OR REPLACE TEMP MACRO shown(t) AS CASE
    WHEN NOT is_personal(t) THEN left(regexp_replace(t, '[[:cntrl:]]', ' ', 'g'), 60)
END;
CREATE OR REPLACE TEMP MACRO shown_strict(t) AS CASE
    WHEN length(t) <= 60 AND NOT regexp_matches(t, '\p{Lu}\p{Ll}+\s+\p{Lu}|\p{Lu}{3}\s+\p{Lu}{3}')
    THEN shown(t)
END;

-- HMAC-SHA256 (RFC 2104); 128 bits of it are plenty to tell people apart.
CREATE OR REPLACE TEMP MACRO keyed_hash(t) AS left(sha256(
    getvariable('key_outer') || unhex(sha256(getvariable('key_inner') || encode(upper(t))))), 32);

-- A person's identifier where all rows are kept. A check keeps none; see person_compared.
CREATE OR REPLACE TEMP MACRO identity_of(t) AS CASE
    WHEN getvariable('hashes_people') THEN keyed_hash(t)
END;

-- The form in which spellings of codes are compared.
CREATE OR REPLACE TEMP MACRO spelling_of(t) AS
    replace(replace(lower(t), 'ё', 'е'), chr(160), ' ');

-- A number as people write it: no exponent, no idle zeros.
CREATE OR REPLACE TEMP MACRO plain_number(x) AS
    regexp_replace(format('{:.2f}', x), '\.?0+$', '');

-- A cell without the blanks around it (no-break and zero-width too); null when nothing is left.
CREATE OR REPLACE TEMP MACRO trimmed(t) AS
    trim(t, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8203) || chr(65279));
CREATE OR REPLACE TEMP MACRO cell(t) AS nullif(trimmed(t), '');

-- Whether a cell may have blanks around it, asked of every cell of a file, so a quick question: is
-- its first or last sign a blank, or has it a no-break space anywhere? Files with zero-width signs
-- are not asked. To trim a cell that has none does no harm.
CREATE OR REPLACE TEMP MACRO is_padded(t) AS t < '!' OR t[-1] < '!' OR contains(t, chr(160));

-- The same for a file with zero-width signs and marks of direction, which are left out anywhere.
CREATE OR REPLACE TEMP MACRO is_hiding(t) AS regexp_matches(t, '\p{Cf}');
CREATE OR REPLACE TEMP MACRO seen_cell(t) AS cell(regexp_replace(t, '\p{Cf}', '', 'g'));

-- The day numbers of spreadsheets, from 1927 to 2100 or so; variable serial_epoch is their day 0.
CREATE OR REPLACE TEMP MACRO is_serial(t) AS
    regexp_full_match(t, '[1-7]\d{4}([.,]\d+)?') AND TRY_CAST(left(t, 5) AS INTEGER) < 73051;
CREATE OR REPLACE TEMP MACRO serial_day(t) AS
    strftime(getvariable('serial_epoch')::DATE + TRY_CAST(left(t, 5) AS INTEGER), '%Y-%m-%d');
CREATE OR REPLACE TEMP MACRO has_short_year(t) AS
    regexp_full_match(t, '\d{1,2}[./-]\d{1,2}[./-]\d{2}( .*)?');

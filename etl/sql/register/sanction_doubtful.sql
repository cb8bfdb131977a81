-- sanction_doubtful: the rows in which some cell may not be understood, or lies in the future.
-- Grain: line. Reads: register_text, register_row. Read by: the cell views, as doubtful_row.
-- Only these rows are taken apart into cells, which for a sound file spares nearly all the work.
-- is_principal has a value even where its cell is not understood, so its rows are looked at anyway.
SELECT t.line
FROM register_text AS t
JOIN register_row AS row_ ON row_.line = t.line
WHERE (t.imposed_on IS NULL) <> (row_.imposed_on IS NULL)
    OR (t.paid_on IS NULL) <> (row_.paid_on IS NULL)
    OR (t.amount_mci IS NULL) <> (row_.amount_mci IS NULL)
    OR (t.amount_kzt IS NULL) <> (row_.amount_kzt IS NULL)
    OR (t.hours IS NULL) <> (row_.hours IS NULL)
    OR (t.days IS NULL) <> (row_.days IS NULL)
    OR (t.months IS NULL) <> (row_.months IS NULL)
    OR (t.sanction_type IS NULL) <> (row_.sanction_type IS NULL)
    OR (t.status IS NULL) <> (row_.status IS NULL)
    OR (t.paid_kzt IS NULL) <> (row_.paid_kzt IS NULL)
    OR t.is_principal IS NOT NULL
    OR t.extract_date IS NOT NULL AND day_of(t.extract_date) IS NULL
    OR row_.extract_date < greatest(row_.imposed_on, row_.paid_on)

-- sanction_row: each row of a file of sanctions, understood, in the order of contracts.SANCTION.
-- Grain: line. Reads: register_text and the spellings resolved once per distinct text.
-- A sanction is the principal one unless the file says otherwise. is_doubtful: as in case_row.
SELECT
    t.line,
    t.sanction_id,
    t.case_id,
    identity_of(t.suspect_id) AS suspect_id,
    day_of(t.imposed_on) AS imposed_on,
    precision_of(t.imposed_on) AS imposed_on_precision,
    article.article,
    sanction_type.code AS sanction_type,
    coalesce(principal.code, 'true') = 'true' AS is_principal,
    amount_of(t.amount_mci) AS amount_mci,
    whole_of(t.amount_kzt) AS amount_kzt,
    whole_of(t.hours) AS hours,
    whole_of(t.days) AS days,
    whole_of(t.months) AS months,
    status.code AS status,
    day_of(t.paid_on) AS paid_on,
    precision_of(t.paid_on) AS paid_on_precision,
    whole_of(t.paid_kzt) AS paid_kzt,
    t.court,
    coalesce(getvariable('extract_date'), day_of(t.extract_date)) AS extract_date,
    filled(t.imposed_on) + filled(t.paid_on) + filled(t.amount_mci) + filled(t.amount_kzt)
    + filled(t.hours) + filled(t.days) + filled(t.months) + filled(t.paid_kzt)
    + filled(t.sanction_type) + filled(t.is_principal) + filled(t.status)
    <> filled(day_of(t.imposed_on)) + filled(day_of(t.paid_on)) + filled(amount_of(t.amount_mci))
    + filled(whole_of(t.amount_kzt)) + filled(whole_of(t.hours)) + filled(whole_of(t.days))
    + filled(whole_of(t.months)) + filled(whole_of(t.paid_kzt)) + filled(sanction_type.code)
    + filled(principal.code) + filled(status.code)
        OR t.extract_date IS NOT NULL AND day_of(t.extract_date) IS NULL
        OR coalesce(
            coalesce(getvariable('extract_date'), day_of(t.extract_date))
            < greatest(day_of(t.imposed_on), day_of(t.paid_on)), false
        ) AS is_doubtful
FROM register_text AS t
LEFT JOIN article_spelling AS article ON article.text = t.article
LEFT JOIN code_spelling AS sanction_type
    ON sanction_type.column_name = 'sanction_type'
    AND sanction_type.spelling = spelling_of(t.sanction_type)
LEFT JOIN code_spelling AS principal
    ON principal.column_name = 'is_principal' AND principal.spelling = spelling_of(t.is_principal)
LEFT JOIN code_spelling AS status
    ON status.column_name = 'status' AND status.spelling = spelling_of(t.status)

-- sanction_row: each row of a file of sanctions, understood, in the order of contracts.SANCTION.
-- Grain: line. Reads: register_text and the spellings resolved once per distinct text.
-- A sanction is the principal one unless the file says otherwise.
SELECT
    t.line,
    t.sanction_id,
    t.case_id,
    keyed_hash(t.suspect_id) AS suspect_id,
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
    coalesce(getvariable('extract_date'), day_of(t.extract_date)) AS extract_date
FROM register_text AS t
LEFT JOIN article_spelling AS article ON article.text = t.article
LEFT JOIN code_spelling AS sanction_type
    ON sanction_type.column_name = 'sanction_type'
    AND sanction_type.spelling = spelling_of(t.sanction_type)
LEFT JOIN code_spelling AS principal
    ON principal.column_name = 'is_principal' AND principal.spelling = spelling_of(t.is_principal)
LEFT JOIN code_spelling AS status
    ON status.column_name = 'status' AND status.spelling = spelling_of(t.status)

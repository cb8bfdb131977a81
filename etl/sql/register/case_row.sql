-- case_row: each row of a file of cases, understood, in the order of contracts.CASE.
-- Grain: line. Reads: register_text and the spellings resolved once per distinct text.
-- People's identifiers become keyed hashes here; later steps never see the originals. Cells are
-- understood before they are joined, because until then a text that repeats is worked on once.
-- is_doubtful: some cell was not understood, or lies in the future. Only such rows are taken apart
-- into cells for the checks, which for a sound file spares nearly all the work.
SELECT
    t.line,
    t.case_id,
    place.region_code,
    place.district_code,
    article.article,
    coalesce(track.code, article.track) AS track,
    channel.code AS report_channel,
    t.registered_on,
    t.registered_on_precision,
    t.reported_on,
    t.reported_on_precision,
    t.conduct_from,
    t.conduct_from_precision,
    t.conduct_to,
    t.conduct_to_precision,
    t.protective_order_on,
    t.protective_order_on_precision,
    t.special_requirements_on,
    t.special_requirements_on_precision,
    t.preventive_registration_on,
    t.preventive_registration_on_precision,
    t.detained_on,
    t.detained_on_precision,
    t.outcome_on,
    t.outcome_on_precision,
    forms.codes AS conduct_forms,
    t.contacts_count,
    t.suspect_id,
    suspect_sex.code AS suspect_sex,
    t.suspect_birth_year,
    t.victim_id,
    victim_sex.code AS victim_sex,
    t.victim_birth_year,
    relationship.code AS relationship,
    outcome.code AS outcome,
    ground.code AS outcome_ground,
    t.extract_date,
    t.is_extract_unclear
        OR t.filled <> filled(t.registered_on) + filled(t.reported_on) + filled(t.conduct_from)
            + filled(t.conduct_to) + filled(t.protective_order_on)
            + filled(t.special_requirements_on) + filled(t.preventive_registration_on)
            + filled(t.detained_on) + filled(t.outcome_on) + filled(t.contacts_count)
            + filled(t.suspect_birth_year) + filled(t.victim_birth_year)
        OR (t.track IS NULL) <> (track.code IS NULL)
        OR (t.report_channel IS NULL) <> (channel.code IS NULL)
        OR (t.suspect_sex IS NULL) <> (suspect_sex.code IS NULL)
        OR (t.victim_sex IS NULL) <> (victim_sex.code IS NULL)
        OR (t.relationship IS NULL) <> (relationship.code IS NULL)
        OR (t.outcome IS NULL) <> (outcome.code IS NULL)
        OR (t.outcome_ground IS NULL) <> (ground.code IS NULL)
        OR coalesce(t.extract_date < greatest(
            t.registered_on, t.reported_on, t.conduct_from,
            t.conduct_to, t.protective_order_on, t.special_requirements_on,
            t.preventive_registration_on, t.detained_on, t.outcome_on
        ), false) AS is_doubtful
FROM (
    SELECT
        line, case_id, region, district, article, conduct_forms,
        spelling_of(track) AS track,
        spelling_of(report_channel) AS report_channel,
        day_of(registered_on) AS registered_on,
        precision_of(registered_on) AS registered_on_precision,
        day_of(reported_on) AS reported_on,
        precision_of(reported_on) AS reported_on_precision,
        day_of(conduct_from) AS conduct_from,
        precision_of(conduct_from) AS conduct_from_precision,
        day_of(conduct_to) AS conduct_to,
        precision_of(conduct_to) AS conduct_to_precision,
        day_of(protective_order_on) AS protective_order_on,
        precision_of(protective_order_on) AS protective_order_on_precision,
        day_of(special_requirements_on) AS special_requirements_on,
        precision_of(special_requirements_on) AS special_requirements_on_precision,
        day_of(preventive_registration_on) AS preventive_registration_on,
        precision_of(preventive_registration_on) AS preventive_registration_on_precision,
        day_of(detained_on) AS detained_on,
        precision_of(detained_on) AS detained_on_precision,
        day_of(outcome_on) AS outcome_on,
        precision_of(outcome_on) AS outcome_on_precision,
        whole_of(contacts_count) AS contacts_count,
        identity_of(suspect_id) AS suspect_id,
        spelling_of(suspect_sex) AS suspect_sex,
        whole_of(suspect_birth_year) AS suspect_birth_year,
        identity_of(victim_id) AS victim_id,
        spelling_of(victim_sex) AS victim_sex,
        whole_of(victim_birth_year) AS victim_birth_year,
        spelling_of(relationship) AS relationship,
        spelling_of(outcome) AS outcome,
        spelling_of(outcome_ground) AS outcome_ground,
        coalesce(getvariable('extract_date'), day_of(extract_date)) AS extract_date,
        extract_date IS NOT NULL AND day_of(extract_date) IS NULL AS is_extract_unclear,
        filled(registered_on) + filled(reported_on) + filled(conduct_from) + filled(conduct_to)
        + filled(protective_order_on) + filled(special_requirements_on)
        + filled(preventive_registration_on) + filled(detained_on) + filled(outcome_on)
        + filled(contacts_count) + filled(suspect_birth_year)
        + filled(victim_birth_year) AS filled
    FROM register_text
) AS t
LEFT JOIN place_spelling AS place
    ON place.region_text IS NOT DISTINCT FROM t.region
    AND place.district_text IS NOT DISTINCT FROM t.district
LEFT JOIN article_spelling AS article ON article.text = t.article
LEFT JOIN list_spelling AS forms ON forms.text = t.conduct_forms
LEFT JOIN code_spelling AS track
    ON track.column_name = 'track' AND track.spelling = t.track
LEFT JOIN code_spelling AS channel
    ON channel.column_name = 'report_channel' AND channel.spelling = t.report_channel
LEFT JOIN code_spelling AS suspect_sex
    ON suspect_sex.column_name = 'sex' AND suspect_sex.spelling = t.suspect_sex
LEFT JOIN code_spelling AS victim_sex
    ON victim_sex.column_name = 'sex' AND victim_sex.spelling = t.victim_sex
LEFT JOIN code_spelling AS relationship
    ON relationship.column_name = 'relationship' AND relationship.spelling = t.relationship
LEFT JOIN code_spelling AS outcome
    ON outcome.column_name = 'outcome' AND outcome.spelling = t.outcome
LEFT JOIN code_spelling AS ground
    ON ground.column_name = 'outcome_ground' AND ground.spelling = t.outcome_ground

-- case_row: each row of a file of cases, understood, in the order of contracts.CASE.
-- Grain: line. Reads: register_text and the spellings resolved once per distinct text.
-- People's identifiers become keyed hashes here; later steps never see the originals.
SELECT
    t.line,
    t.case_id,
    place.region_code,
    place.district_code,
    article.article,
    coalesce(track.code, article.track) AS track,
    channel.code AS report_channel,
    day_of(t.registered_on) AS registered_on,
    precision_of(t.registered_on) AS registered_on_precision,
    day_of(t.reported_on) AS reported_on,
    precision_of(t.reported_on) AS reported_on_precision,
    day_of(t.conduct_from) AS conduct_from,
    precision_of(t.conduct_from) AS conduct_from_precision,
    day_of(t.conduct_to) AS conduct_to,
    precision_of(t.conduct_to) AS conduct_to_precision,
    day_of(t.protective_order_on) AS protective_order_on,
    precision_of(t.protective_order_on) AS protective_order_on_precision,
    day_of(t.special_requirements_on) AS special_requirements_on,
    precision_of(t.special_requirements_on) AS special_requirements_on_precision,
    day_of(t.preventive_registration_on) AS preventive_registration_on,
    precision_of(t.preventive_registration_on) AS preventive_registration_on_precision,
    day_of(t.detained_on) AS detained_on,
    precision_of(t.detained_on) AS detained_on_precision,
    day_of(t.outcome_on) AS outcome_on,
    precision_of(t.outcome_on) AS outcome_on_precision,
    forms.codes AS conduct_forms,
    whole_of(t.contacts_count) AS contacts_count,
    keyed_hash(t.suspect_id) AS suspect_id,
    suspect_sex.code AS suspect_sex,
    whole_of(t.suspect_birth_year) AS suspect_birth_year,
    keyed_hash(t.victim_id) AS victim_id,
    victim_sex.code AS victim_sex,
    whole_of(t.victim_birth_year) AS victim_birth_year,
    relationship.code AS relationship,
    outcome.code AS outcome,
    ground.code AS outcome_ground,
    coalesce(getvariable('extract_date'), day_of(t.extract_date)) AS extract_date
FROM register_text AS t
LEFT JOIN place_spelling AS place
    ON place.region_text IS NOT DISTINCT FROM t.region
    AND place.district_text IS NOT DISTINCT FROM t.district
LEFT JOIN article_spelling AS article ON article.text = t.article
LEFT JOIN list_spelling AS forms ON forms.text = t.conduct_forms
LEFT JOIN code_spelling AS track
    ON track.column_name = 'track' AND track.spelling = spelling_of(t.track)
LEFT JOIN code_spelling AS channel
    ON channel.column_name = 'report_channel' AND channel.spelling = spelling_of(t.report_channel)
LEFT JOIN code_spelling AS suspect_sex
    ON suspect_sex.column_name = 'sex' AND suspect_sex.spelling = spelling_of(t.suspect_sex)
LEFT JOIN code_spelling AS victim_sex
    ON victim_sex.column_name = 'sex' AND victim_sex.spelling = spelling_of(t.victim_sex)
LEFT JOIN code_spelling AS relationship
    ON relationship.column_name = 'relationship'
    AND relationship.spelling = spelling_of(t.relationship)
LEFT JOIN code_spelling AS outcome
    ON outcome.column_name = 'outcome' AND outcome.spelling = spelling_of(t.outcome)
LEFT JOIN code_spelling AS ground
    ON ground.column_name = 'outcome_ground' AND ground.spelling = spelling_of(t.outcome_ground)

-- staging_form_1m_measure: what the columns of Form 1-M section 1 mean.
-- Grain: form_column. Source: its headings, data/official_forms/form_1m_2022_headers_flat.json.
-- Column 12 ends a case on grounds that do not clear the person (Criminal Procedure Code art. 35
-- part 1 items 3, 4, 9-12, and art. 36), column 13 on grounds that do (items 1, 2, 5-8).
SELECT *
FROM (
    VALUES
        (1, 'in_production'), (2, 'registered'), (3, 'committed_in_past_years'),
        (4, 'against_women'), (5, 'against_minors'), (6, 'completed'), (7, 'sent_to_court'),
        (8, 'sent_to_court_investigation'), (9, 'sent_to_court_inquiry'),
        (10, 'sent_to_court_protocol'), (11, 'sent_to_court_plea_deal'),
        (12, 'terminated_non_exonerating'), (13, 'terminated_exonerating'), (14, 'suspended'),
        (15, 'suspended_person_unknown'), (16, 'suspended_person_abroad'),
        (17, 'suspended_person_hiding'), (18, 'suspended_illness'), (19, 'suspended_legal_aid'),
        (20, 'suspended_missing_not_found'), (21, 'suspended_immunity'),
        (22, 'suspended_force_majeure'), (23, 'suspended_expert_examination'),
        (24, 'term_expired'), (25, 'transferred'), (26, 'public_place'), (27, 'street'),
        (28, 'family_domestic'), (29, 'unsolved_time_barred'), (30, 'separated'),
        (31, 'qualification_determined')
) AS meaning (form_column, measure)

-- case_doubtful: the rows in which some cell may not be understood, or lies in the future.
-- Grain: line. Reads: register_text, register_row. Read by: the cell views, as doubtful_row.
-- Only these rows are taken apart into cells, which for a sound file spares nearly all the work.
-- track has a value even where its cell is not understood, so its rows are looked at anyway.
SELECT t.line
FROM register_text AS t
JOIN register_row AS row_ ON row_.line = t.line
WHERE (t.registered_on IS NULL) <> (row_.registered_on IS NULL)
    OR (t.reported_on IS NULL) <> (row_.reported_on IS NULL)
    OR (t.conduct_from IS NULL) <> (row_.conduct_from IS NULL)
    OR (t.conduct_to IS NULL) <> (row_.conduct_to IS NULL)
    OR (t.protective_order_on IS NULL) <> (row_.protective_order_on IS NULL)
    OR (t.special_requirements_on IS NULL) <> (row_.special_requirements_on IS NULL)
    OR (t.preventive_registration_on IS NULL) <> (row_.preventive_registration_on IS NULL)
    OR (t.detained_on IS NULL) <> (row_.detained_on IS NULL)
    OR (t.outcome_on IS NULL) <> (row_.outcome_on IS NULL)
    OR (t.contacts_count IS NULL) <> (row_.contacts_count IS NULL)
    OR (t.suspect_birth_year IS NULL) <> (row_.suspect_birth_year IS NULL)
    OR (t.victim_birth_year IS NULL) <> (row_.victim_birth_year IS NULL)
    OR (t.report_channel IS NULL) <> (row_.report_channel IS NULL)
    OR (t.suspect_sex IS NULL) <> (row_.suspect_sex IS NULL)
    OR (t.victim_sex IS NULL) <> (row_.victim_sex IS NULL)
    OR (t.relationship IS NULL) <> (row_.relationship IS NULL)
    OR (t.outcome IS NULL) <> (row_.outcome IS NULL)
    OR (t.outcome_ground IS NULL) <> (row_.outcome_ground IS NULL)
    OR t.track IS NOT NULL
    OR t.extract_date IS NOT NULL AND day_of(t.extract_date) IS NULL
    OR row_.extract_date < greatest(
        row_.registered_on, row_.reported_on, row_.conduct_from,
        row_.conduct_to, row_.protective_order_on, row_.special_requirements_on,
        row_.preventive_registration_on, row_.detained_on, row_.outcome_on
    )

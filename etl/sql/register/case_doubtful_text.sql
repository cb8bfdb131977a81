-- case_doubtful_text: dates, numbers and codes of the doubtful rows of cases, as written.
-- Grain: line. Reads: register_text, doubtful_row. Read by: the views of cells, as doubtful_text.
-- Found once and not by each check: mostly few rows of many. People's identifiers stay behind.
SELECT
    line,
    registered_on, reported_on, conduct_from, conduct_to, protective_order_on,
    special_requirements_on, preventive_registration_on, detained_on, outcome_on, extract_date,
    contacts_count, suspect_birth_year, victim_birth_year,
    track, report_channel, suspect_sex, victim_sex, relationship, outcome, outcome_ground
FROM register_text
SEMI JOIN doubtful_row USING (line)

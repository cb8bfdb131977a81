-- raw_documented_cases: publicly reported cases, without names.
-- Grain: case_key, upload_id. Source: data/published/documented_cases.csv.
-- Dates may be a year or a month; the victim's year of birth goes no further than this table.
CREATE TABLE IF NOT EXISTS raw_documented_cases (
    upload_id BIGINT, line BIGINT,
    case_key VARCHAR, region_en VARCHAR, district_or_city VARCHAR, reported_on VARCHAR,
    registered_on VARCHAR, conduct_from VARCHAR, conduct_to VARCHAR, conduct_forms VARCHAR,
    relationship VARCHAR, victim_sex VARCHAR, suspect_sex VARCHAR, victim_birth_year VARCHAR,
    suspect_age VARCHAR, prior_admin_sanctions VARCHAR, prior_sanction_types VARCHAR,
    protective_order VARCHAR, preventive_registration VARCHAR, detained VARCHAR,
    legal_basis VARCHAR, outcome VARCHAR, sanction_type VARCHAR, sanction_value VARCHAR,
    sanction_unit VARCHAR, verdict_on VARCHAR, nonretroactivity_issue VARCHAR,
    source_url VARCHAR, source_date VARCHAR, notes VARCHAR
)

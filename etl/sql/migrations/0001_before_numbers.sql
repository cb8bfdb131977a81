-- 0001_before_numbers: the tables that were added before changes were numbered.
-- Grain: one statement a table. Read by: etl/migrate.py.
-- A ledger without numbers may be from any version until then: what it has stays as it is.
CREATE TABLE IF NOT EXISTS migration (
    number BIGINT, title VARCHAR, applied_at TIMESTAMPTZ, code_version VARCHAR
);
CREATE TABLE IF NOT EXISTS form_1m_column (
    upload_id BIGINT, section VARCHAR, form_column BIGINT, heading VARCHAR, measure VARCHAR
);
CREATE TABLE IF NOT EXISTS raw_form_1m_columns (
    upload_id BIGINT, line BIGINT,
    section VARCHAR, form_column VARCHAR, measure VARCHAR, heading VARCHAR
);
CREATE TABLE IF NOT EXISTS restoration (
    upload_id BIGINT, restored_at TIMESTAMPTZ, restored_by VARCHAR
);
CREATE TABLE IF NOT EXISTS column_mapping (
    upload_id BIGINT, fingerprint VARCHAR, kind VARCHAR, position BIGINT, header VARCHAR,
    column_name VARCHAR, is_by_hand BOOLEAN
);
CREATE TABLE IF NOT EXISTS value_mapping (
    upload_id BIGINT, fingerprint VARCHAR, kind VARCHAR, column_name VARCHAR, value VARCHAR,
    code VARCHAR
);
CREATE TABLE IF NOT EXISTS case_removal (
    dataset VARCHAR, case_id VARCHAR, upload_id BIGINT
);
CREATE TABLE IF NOT EXISTS raw_districts (upload_id BIGINT, line BIGINT, kato VARCHAR, kato4
    VARCHAR, region VARCHAR, region_kato VARCHAR, kind VARCHAR, name_kk VARCHAR, name_ru VARCHAR,
    name_en VARCHAR, includes_kato VARCHAR, area_km2 VARCHAR, label_lon VARCHAR, label_lat VARCHAR,
    west VARCHAR, south VARCHAR, east VARCHAR, north VARCHAR);
CREATE TABLE IF NOT EXISTS raw_documented_cases (upload_id BIGINT, line BIGINT, case_key VARCHAR,
    region_en VARCHAR, district_or_city VARCHAR, reported_on VARCHAR, registered_on VARCHAR,
    conduct_from VARCHAR, conduct_to VARCHAR, conduct_forms VARCHAR, relationship VARCHAR,
    victim_sex VARCHAR, suspect_sex VARCHAR, victim_birth_year VARCHAR, suspect_age VARCHAR,
    prior_admin_sanctions VARCHAR, prior_sanction_types VARCHAR, protective_order VARCHAR,
    preventive_registration VARCHAR, detained VARCHAR, legal_basis VARCHAR, outcome VARCHAR,
    sanction_type VARCHAR, sanction_value VARCHAR, sanction_unit VARCHAR, verdict_on VARCHAR,
    nonretroactivity_issue VARCHAR, source_url VARCHAR, source_date VARCHAR, notes VARCHAR);
CREATE TABLE IF NOT EXISTS raw_kato_crosswalk_2018_2024 (upload_id BIGINT, line BIGINT, kato_2018
    VARCHAR, region_2018_ru VARCHAR, name_2018_ru VARCHAR, kato_2024 VARCHAR, region_2024 VARCHAR,
    name_2024_ru VARCHAR, share_of_old_area VARCHAR, share_of_new_area VARCHAR, rank VARCHAR);
CREATE TABLE IF NOT EXISTS raw_kato_l3 (upload_id BIGINT, line BIGINT, code VARCHAR, parent VARCHAR,
    level VARCHAR, level_name VARCHAR, type_code VARCHAR, name_kk VARCHAR, name_ru VARCHAR, name_en
    VARCHAR, region VARCHAR);
CREATE TABLE IF NOT EXISTS raw_legal_timeline (upload_id BIGINT, line BIGINT, date VARCHAR, event
    VARCHAR, instrument VARCHAR, detail VARCHAR, source_url VARCHAR, source_date VARCHAR);
CREATE TABLE IF NOT EXISTS raw_mci (upload_id BIGINT, line BIGINT, year VARCHAR, mci_kzt VARCHAR,
    valid_from VARCHAR, source_url VARCHAR, note VARCHAR);
CREATE TABLE IF NOT EXISTS raw_non_region_labels (upload_id BIGINT, line BIGINT, label VARCHAR,
    meaning VARCHAR, lang VARCHAR);
CREATE TABLE IF NOT EXISTS raw_official_figures (upload_id BIGINT, line BIGINT, as_of_date VARCHAR,
    period_from VARCHAR, period_to VARCHAR, geography VARCHAR, indicator VARCHAR, value VARCHAR,
    unit VARCHAR, speaker_or_body VARCHAR, source_url VARCHAR, source_date VARCHAR, notes VARCHAR);
CREATE TABLE IF NOT EXISTS raw_population (upload_id BIGINT, line BIGINT, kato2 VARCHAR, kato
    VARCHAR, year VARCHAR, ref_date VARCHAR, basis VARCHAR, population VARCHAR, male VARCHAR, female
    VARCHAR, boundary VARCHAR, source VARCHAR, confidence VARCHAR, sex_confidence VARCHAR, note
    VARCHAR);
CREATE TABLE IF NOT EXISTS raw_population_districts_2023 (upload_id BIGINT, line BIGINT, kato
    VARCHAR, kato2 VARCHAR, name_kk_source VARCHAR, population VARCHAR, male VARCHAR, female
    VARCHAR, urban VARCHAR, urban_male VARCHAR, urban_female VARCHAR, rural VARCHAR, rural_male
    VARCHAR, rural_female VARCHAR, ref_date VARCHAR, source VARCHAR, confidence VARCHAR);
CREATE TABLE IF NOT EXISTS raw_population_mangystau_districts (upload_id BIGINT, line BIGINT, kato
    VARCHAR, name_kk VARCHAR, name_ru VARCHAR, name_en VARCHAR, year VARCHAR, ref_date VARCHAR,
    population VARCHAR, male VARCHAR, female VARCHAR, source VARCHAR, confidence VARCHAR, note
    VARCHAR);
CREATE TABLE IF NOT EXISTS raw_region_adjacency (upload_id BIGINT, line BIGINT, kato2_a VARCHAR,
    kato2_b VARCHAR, shared_border_km VARCHAR);
CREATE TABLE IF NOT EXISTS raw_region_aliases (upload_id BIGINT, line BIGINT, alias VARCHAR, kato
    VARCHAR, kato2 VARCHAR, level VARCHAR, lang VARCHAR, form VARCHAR, ambiguous VARCHAR, note
    VARCHAR, norm_key VARCHAR, attested VARCHAR);
CREATE TABLE IF NOT EXISTS raw_region_tilegrid (upload_id BIGINT, line BIGINT, kato2 VARCHAR, col
    VARCHAR, row VARCHAR);
CREATE TABLE IF NOT EXISTS raw_regions (upload_id BIGINT, line BIGINT, kato2 VARCHAR, kato VARCHAR,
    iso_3166_2 VARCHAR, iso_3166_2_old VARCHAR, kind VARCHAR, name_kk VARCHAR, name_ru VARCHAR,
    name_en VARCHAR, short_kk VARCHAR, short_ru VARCHAR, short_en VARCHAR, name_kk_latn VARCHAR,
    center_ru VARCHAR, area_km2 VARCHAR, label_lon VARCHAR, label_lat VARCHAR, west VARCHAR, south
    VARCHAR, east VARCHAR, north VARCHAR);
CREATE TABLE IF NOT EXISTS raw_sanctions_catalogue (upload_id BIGINT, line BIGINT, code VARCHAR,
    article VARCHAR, part VARCHAR, title_ru VARCHAR, title_kk VARCHAR, title_en VARCHAR, kind
    VARCHAR, sanction_type VARCHAR, max_value VARCHAR, unit VARCHAR, valid_from VARCHAR, valid_to
    VARCHAR, source_url VARCHAR, confidence VARCHAR);

-- raw_sanctions_catalogue: what each norm allows, and while it is in force.
-- Grain: line, upload_id. Source: data/reference/sanctions_catalogue.csv.
-- unit carries the source's own reservations, so it is text.
CREATE TABLE IF NOT EXISTS raw_sanctions_catalogue (
    upload_id BIGINT, line BIGINT,
    code VARCHAR, article VARCHAR, part VARCHAR, title_ru VARCHAR, title_kk VARCHAR,
    title_en VARCHAR, kind VARCHAR, sanction_type VARCHAR, max_value VARCHAR, unit VARCHAR,
    valid_from VARCHAR, valid_to VARCHAR, source_url VARCHAR, confidence VARCHAR
)

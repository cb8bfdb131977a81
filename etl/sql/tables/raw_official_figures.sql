-- raw_official_figures: figures stated by officials, each with who, when and where.
-- Grain: line, upload_id. Source: data/published/official_figures.csv.
-- CONFLICT in notes marks a figure that another source contradicts.
CREATE TABLE IF NOT EXISTS raw_official_figures (
    upload_id BIGINT, line BIGINT,
    as_of_date VARCHAR, period_from VARCHAR, period_to VARCHAR, geography VARCHAR,
    indicator VARCHAR, value VARCHAR, unit VARCHAR, speaker_or_body VARCHAR, source_url VARCHAR,
    source_date VARCHAR, notes VARCHAR
)

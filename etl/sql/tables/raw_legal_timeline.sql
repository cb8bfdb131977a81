-- raw_legal_timeline: the law's own story, dated as exactly as the sources allow.
-- Grain: line, upload_id. Source: data/reference/legal_timeline.csv.
-- Statements known to be wrong stay, beginning with DISAGREEMENT.
CREATE TABLE IF NOT EXISTS raw_legal_timeline (
    upload_id BIGINT, line BIGINT,
    date VARCHAR, event VARCHAR, instrument VARCHAR, detail VARCHAR, source_url VARCHAR,
    source_date VARCHAR
)

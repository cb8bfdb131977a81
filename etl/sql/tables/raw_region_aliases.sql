-- raw_region_aliases: every known spelling of a region or district.
-- Grain: norm_key, upload_id. Source: data/reference/region_aliases.csv.
-- Matched on norm_key only; ambiguous spellings are kept and marked.
CREATE TABLE IF NOT EXISTS raw_region_aliases (
    upload_id BIGINT, line BIGINT,
    alias VARCHAR, kato VARCHAR, kato2 VARCHAR, level VARCHAR, lang VARCHAR, form VARCHAR,
    ambiguous VARCHAR, note VARCHAR, norm_key VARCHAR, attested VARCHAR
)

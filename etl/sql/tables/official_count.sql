-- official_count: cells of official Form 1-M.
-- Grain: upload_id, region_code, period, section, row_code, form_column. Source: the form's files.
-- Figures are cumulative from 1 January, as the form prints them; differencing is an analysis.
CREATE TABLE IF NOT EXISTS official_count (
    upload_id BIGINT,
    region_code VARCHAR,
    period_from DATE,
    period_to DATE,
    section VARCHAR,
    row_code BIGINT,
    label VARCHAR,
    article VARCHAR,  -- as the form numbers it: "115-1"; null for totals and headings
    form_column BIGINT,
    value BIGINT
)

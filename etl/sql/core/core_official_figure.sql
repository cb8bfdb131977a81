-- core_official_figure: what officials stated. Source: data/published/official_figures.csv.
-- Grain: figure_id, its place in the file. Contract: contracts.OFFICIAL_FIGURE.
-- "national" is the country ("00"). A place inside a region is not the region: its code stays null.
-- CONFLICT in notes means that another source contradicts the figure: shown, never plotted.
SELECT
    r.line - 1 AS figure_id,
    earliest_day(r.as_of_date) AS as_of_date, date_precision(r.as_of_date) AS as_of_date_precision,
    earliest_day(r.period_from) AS period_from,
    date_precision(r.period_from) AS period_from_precision,
    earliest_day(r.period_to) AS period_to, date_precision(r.period_to) AS period_to_precision,
    CASE WHEN r.geography = 'national' THEN '00' ELSE a.region_code END AS region_code,
    r.geography, r.indicator, whole_number(r.value) AS value, r.unit, r.speaker_or_body,
    r.source_url, earliest_day(r.source_date) AS source_date,
    date_precision(r.source_date) AS source_date_precision, r.notes,
    coalesce(contains(r.notes, 'CONFLICT'), FALSE) AS is_conflict
FROM raw_official_figures AS r
JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id
LEFT JOIN staging_place_alias AS a ON a.norm_key = lower(trim(r.geography)) AND a.level = 1

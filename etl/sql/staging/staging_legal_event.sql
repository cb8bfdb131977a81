-- staging_legal_event: the law's own story. Source: data/reference/legal_timeline.csv.
-- Grain: event_id, its place in the file. Contract: contracts.LEGAL_EVENT.
-- A statement that the sources contradict is marked and stays; it is part of the story.
SELECT
    r.line - 1 AS event_id, earliest_day(r.date) AS date, date_precision(r.date) AS date_precision,
    r.event, r.instrument, r.detail, r.source_url, earliest_day(r.source_date) AS source_date,
    date_precision(r.source_date) AS source_date_precision,
    starts_with(r.event, 'DISAGREEMENT') AS is_disagreement
FROM raw_legal_timeline AS r
JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id

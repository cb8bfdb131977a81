-- legal_event: the law's own story. Contract: contracts.LEGAL_EVENT.
-- Grain: event_id. Reads: staging_legal_event.
-- Disagreements between sources are shown as such.
SELECT * FROM staging_legal_event

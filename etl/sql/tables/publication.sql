-- publication: what was decided about each release that a second person looked at.
-- Grain: one row a decision. Written by: etl/approval/decide.py. Rows are appended, never changed.
-- decision: begun (the first one, which the public saw already), published, returned, followed
-- (made anew from the same uploads, which nobody has to agree to twice).
CREATE TABLE IF NOT EXISTS publication (
    release BIGINT,
    content_hash VARCHAR,
    decision VARCHAR,
    reason VARCHAR,  -- why it was returned, in the reviewer's words
    decided_at TIMESTAMPTZ,
    decided_by VARCHAR
)

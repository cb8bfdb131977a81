-- decisions: what was decided about releases, oldest first.
-- Grain: one row a decision. Reads: publication. Read by: etl/approval/standing.py.
-- The clock of a server may be set back: rows that were written in one order are read in it.
SELECT release, content_hash, decision, reason, decided_at, decided_by
FROM publication
ORDER BY rowid

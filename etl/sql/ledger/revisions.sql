-- revisions: what each publication changed, newest first.
-- Grain: release, dataset. Reads: revision. Read by: etl/approval/standing.py.
-- Everything in it may be told to anybody.
SELECT release, dataset, change, published_at, month_from, month_to, months, total_before,
    total_after
FROM revision
ORDER BY release DESC, dataset

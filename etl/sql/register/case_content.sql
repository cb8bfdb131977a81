-- case_content: what a row of cases says, of those whose key is repeated or known already.
-- Grain: line. Reads: register_row, person_compared, compared_key.
-- Read by: duplicate_conflict, case_news, as register_content.
-- Two rows say the same when all but their line and their extract date is the same. All other rows
-- are compared with nothing, so their content is not worked out.
SELECT line, case_id AS key, hash(*COLUMNS(* EXCLUDE (line, extract_date))) AS content
FROM (
    SELECT
        r.* REPLACE (
            coalesce(r.suspect_id, keyed_hash(p.suspect_id)) AS suspect_id,
            coalesce(r.victim_id, keyed_hash(p.victim_id)) AS victim_id
        )
    FROM (FROM register_row SEMI JOIN compared_key ON key = case_id) AS r
    LEFT JOIN person_compared AS p ON p.line = r.line
)

-- case_content: what a row of cases says, of those whose key is repeated or known already.
-- Grain: line. Reads: register_row, person_compared, repeated_key, core_case, variable dataset.
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
    FROM register_row AS r
    LEFT JOIN person_compared AS p ON p.line = r.line
    WHERE r.case_id IN (
        SELECT key FROM repeated_key
        UNION ALL
        SELECT case_id FROM core_case WHERE dataset = getvariable('dataset')
    )
)

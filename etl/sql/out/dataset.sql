-- dataset: what a reader can choose from. Contract: contracts.DATASET.
-- Grain: dataset. Reads: core_upload, core_case, core_sanction, core_official_figure,
-- core_documented_case. Data sets whose uploads are all withdrawn are not on offer. A register
-- of keys that begin with SIM- is marked as simulated; the check simulated_mixed lets none mix.
WITH
    register_row AS (
        SELECT dataset, case_id AS key, registered_on AS day, 1 AS cases, 0 AS sanctions, upload_id
        FROM core_case
        UNION ALL
        SELECT dataset, sanction_id AS key, imposed_on AS day, 0 AS cases, 1 AS sanctions, upload_id
        FROM core_sanction
    ),
    statement AS (
        SELECT as_of_date AS day, 0 AS cases FROM core_official_figure
        UNION ALL
        SELECT source_date AS day, 0 AS cases FROM core_official_figure
        UNION ALL
        SELECT source_date AS day, 1 AS cases FROM core_documented_case
    ),
    published_upload AS (
        SELECT max(loaded_at) AS loaded_at
        FROM core_upload
        WHERE kind = 'published' AND state = 'committed'
    )
SELECT
    r.dataset,
    CASE WHEN bool_and(starts_with(upper(r.key), 'SIM-')) THEN 'simulated' ELSE 'register' END AS kind,
    max(r.day) AS data_to, max(u.extract_date) AS extract_date, max(u.loaded_at) AS loaded_at,
    CAST(sum(r.cases) AS BIGINT) AS cases, CAST(sum(r.sanctions) AS BIGINT) AS sanctions
FROM register_row AS r
JOIN core_upload AS u ON u.upload_id = r.upload_id
GROUP BY r.dataset
UNION ALL
SELECT
    'published' AS dataset, 'published' AS kind, max(s.day) AS data_to,
    CAST(NULL AS DATE) AS extract_date, max(p.loaded_at) AS loaded_at,
    CAST(sum(s.cases) AS BIGINT) AS cases, CAST(NULL AS BIGINT) AS sanctions
FROM statement AS s
CROSS JOIN published_upload AS p
HAVING count(*) > 0

-- case: every registered case in its newest version. Contract: contracts.CASE.
-- Grain: dataset, case_id. Reads: core_case.
-- Data sets stand side by side and are never pooled: a case may be in two of them.
SELECT * FROM core_case

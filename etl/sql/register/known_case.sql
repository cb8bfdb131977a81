-- known_case: the cases of this data set as loaded before this file.
-- Grain: case_id. Reads: core_case, variable dataset. Read by: the checks of sanctions.
-- Data sets are never pooled, so a case of another one is no case here.
SELECT case_id, article, conduct_from
FROM core_case
WHERE dataset = getvariable('dataset')

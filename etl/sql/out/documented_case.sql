-- documented_case: publicly reported cases. Contract: contracts.DOCUMENTED_CASE.
-- Grain: case_key. Reads: core_documented_case.
-- Selected by the press and no sample: no rate is made from them.
SELECT * FROM core_documented_case

-- sanction: every sanction in its newest version. Contract: contracts.SANCTION.
-- Grain: dataset, sanction_id. Reads: core_sanction.
-- Data sets stand side by side and are never pooled.
SELECT * FROM core_sanction

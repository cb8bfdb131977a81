-- sanction_norm: what each norm allows. Contract: contracts.SANCTION_NORM.
-- Grain: norm_id. Reads: staging_sanction_norm.
-- A ceiling that the source does not state is null, never zero.
SELECT * FROM staging_sanction_norm

-- official_figure: what officials stated. Contract: contracts.OFFICIAL_FIGURE.
-- Grain: figure_id. Reads: core_official_figure.
-- Never summed and never corrected; conflicting figures are marked.
SELECT * FROM core_official_figure

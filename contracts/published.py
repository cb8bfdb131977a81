"""Frames of the published record: officials' figures, reported cases, official forms."""

import polars as pl

from contracts.contract import Contract
from contracts.dates import partial_dates

#: One figure as stated by one official or body. Never summed, never corrected.
OFFICIAL_FIGURE = Contract(
    name="official_figure",
    schema={
        "figure_id": pl.Int64,
        **partial_dates("as_of_date", "period_from", "period_to"),
        "region_code": pl.String,  # "00" the country; null: a place inside a region
        "geography": pl.String,  # as the source names it
        "indicator": pl.String,
        "value": pl.Int64,
        "unit": pl.String,
        "speaker_or_body": pl.String,
        "source_url": pl.String,
        **partial_dates("source_date"),
        "notes": pl.String,
        "is_conflict": pl.Boolean,  # contradicted by another source: shown, never plotted
    },
    key=("figure_id",),
    required=("indicator", "value", "is_conflict"),
)

#: One publicly reported case, without names. Selected by the press: no rates, no inference.
DOCUMENTED_CASE = Contract(
    name="documented_case",
    schema={
        "case_key": pl.String,
        "region_code": pl.String,
        "district_code": pl.String,
        "place_as_reported": pl.String,
        **partial_dates("reported_on", "registered_on", "conduct_from", "conduct_to"),
        "conduct_forms": pl.List(pl.String),
        "relationship": pl.String,
        "victim_sex": pl.String,
        "suspect_sex": pl.String,
        "prior_admin_sanctions": pl.Int64,
        "prior_sanction_types": pl.String,
        "protective_order": pl.String,  # yes, no, unknown
        "preventive_registration": pl.String,
        "detained": pl.String,
        "legal_basis": pl.String,
        "outcome": pl.String,
        "sanction_type": pl.String,
        "sanction_value": pl.Float64,
        "sanction_unit": pl.String,
        **partial_dates("verdict_on"),
        "nonretroactivity_issue": pl.String,
        "source_url": pl.String,
        **partial_dates("source_date"),
        "notes": pl.String,
    },
    key=("case_key",),
)

#: Official Form 1-M, one row per cell. ``form_column`` is the printed column number, ``measure``
#: its meaning where this project uses it (see ``etl/sql/staging/staging_form_1m_measure.sql``).
FORM_1M_COUNT = Contract(
    name="form_1m_count",
    schema={
        "region_code": pl.String,
        "period_from": pl.Date,
        "period_to": pl.Date,
        "section": pl.String,
        "row_code": pl.Int64,
        "label": pl.String,
        "article": pl.String,  # "УК 115"; null: a total or a heading
        "form_column": pl.Int64,
        "measure": pl.String,  # registered, against_women, sent_to_court, …
        "value": pl.Int64,
    },
    key=("region_code", "period_from", "period_to", "section", "row_code", "form_column"),
    required=("value",),
)

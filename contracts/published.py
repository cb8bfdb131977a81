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

#: Official Form 1-M, one row per cell, cumulative from ``period_from`` to ``period_to``, both days
#: included. ``section`` is as printed: "1", "3" (offences by victim), "3-1" (victims in person),
#: "appendix-5". ``form_column`` is the printed column number, ``measure`` what its heading means
#: (``data/reference/form_1m_columns.csv``). Sections 1, 3 and 3-1 are whole; of the others a
#: release has the cells that are not zero.
FORM_1M_COUNT = Contract(
    name="form_1m_count",
    schema={
        "dataset": pl.String,  # "published" is shipped; other forms keep the name they came under
        "region_code": pl.String,
        "period_from": pl.Date,
        "period_to": pl.Date,
        "section": pl.String,
        "row_code": pl.Int64,
        "label": pl.String,
        # "УК 115"; "УК 99 ч.1" counts a part of it; null: a total, a heading, several articles
        "article": pl.String,
        "form_column": pl.Int64,
        "measure": pl.String,  # registered, against_women, sent_to_court, …
        "value": pl.Int64,
        "extract_date": pl.Date,  # the day on which the form was drawn; null: nobody said
    },
    key=(
        *("dataset", "region_code", "period_from", "period_to"),
        *("section", "row_code", "form_column"),
    ),
    required=("value",),
)

#: What the columns of each form say over them.
FORM_1M_COLUMN = Contract(
    name="form_1m_column",
    schema={
        "dataset": pl.String,
        "region_code": pl.String,  # "00" the country
        "period_from": pl.Date,
        "period_to": pl.Date,
        "section": pl.String,
        "form_column": pl.Int64,
        "measure": pl.String,  # null: no code for this heading
        "heading": pl.String,  # its levels from the top, joined by " | "
    },
    key=("dataset", "region_code", "period_from", "period_to", "section", "form_column"),
    required=("heading",),
)

"""Frames that an analysis makes and another analysis or a chart reads."""

import polars as pl

from contracts.contract import Contract

#: How long each sanctioned or registered person was observed after an index event.
FOLLOW_UP = Contract(
    name="follow_up",
    schema={
        "suspect_id": pl.String,
        "index_id": pl.String,
        "index_date": pl.Date,
        "days_observed": pl.Int32,
        "reoffended": pl.Boolean,
        "ended_by": pl.String,  # event, extract, death, departure
    },
    key=("suspect_id", "index_id"),
    required=("days_observed", "reoffended", "ended_by"),
)

#: How often something happened in a calendar month, months without any included.
MONTHLY_COUNT = Contract(
    name="monthly_count",
    schema={
        "month": pl.Date,  # its first day
        "days": pl.Int64,
        "count": pl.Int64,
        "provisional": pl.Boolean,
    },
    key=("month",),
    required=("days", "count", "provisional"),
)

"""What every one of the peers shows: one region's total, its line and its last months.

Polars and Plotly alone, for this file is read in the environments of all of them.
"""

import os
from datetime import date
from functools import cache
from typing import Any

import plotly.graph_objects as go
import polars as pl

REGIONS = ("Abai", "Almaty", "Astana", "Mangystau", "Shymkent")
LAST_MONTHS = 24


@cache
def cases() -> pl.DataFrame:
    """Return the register that the benchmark wrote: ``region`` and ``registered_on``."""
    return pl.read_parquet(os.environ["PEERS_CASES"])


def monthly(region: str) -> pl.DataFrame:
    """Count the cases of a region by month: ``month``, ``cases``; oldest first."""
    month = pl.col("registered_on").dt.truncate("1mo").alias("month")
    return cases().filter(region=region).group_by(month).agg(cases=pl.len()).sort("month")


def total(counts: pl.DataFrame) -> str:
    """Return the words above the chart."""
    return f"Total: {counts['cases'].sum()}"


def line(counts: pl.DataFrame, region: str) -> go.Figure:
    """Return the chart; its trace has the region's name."""
    trace = go.Scatter(x=counts["month"].to_list(), y=counts["cases"].to_list(), name=region)
    return go.Figure(trace, layout={"height": 360, "template": "none"})


def last_rows(counts: pl.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of the table, newest first."""
    rows = counts.tail(LAST_MONTHS).reverse()
    return [{"month": _text(row["month"]), "cases": row["cases"]} for row in rows.to_dicts()]


def _text(month: date) -> str:
    return month.strftime("%Y-%m")

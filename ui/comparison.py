"""Fines against other sanctions: who is compared, and the result as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from analysis.answerable import NotAnswerable
from analysis.cohorts import sanctioned
from analysis.penalties import AdjustedComparison, adjusted_comparison
from ui import follow_up
from words import N_, Language

if TYPE_CHECKING:
    from ui.frame import Screen

#: Known on the day of the sanction. What is not recorded cannot be held equal.
COVARIATES = ("prior_cases", "suspect_sex", "relationship")


def fines_against_others(screen: Screen, article: str) -> AdjustedComparison:
    """Compare people fined with people given another principal sanction.

    Raises:
        NotAnswerable: Too few people, no overlap between the two groups, or people are not
            watched from a sanction.
    """
    chosen = screen.selection
    key = (chosen.dataset, chosen.start, chosen.event, chosen.days, article)
    found = _compared(screen, str(screen.release.folder), key)
    if isinstance(found, NotAnswerable):
        raise found
    return found


@st.cache_resource(max_entries=32, show_spinner=False)
def _compared(
    _screen: Screen, release: str, key: tuple[str, ...]
) -> AdjustedComparison | NotAnswerable:
    try:
        people = sanctioned(follow_up.people(_screen).people).filter("is_principal")
    except NotAnswerable as refusal:
        return refusal
    if key[-1] != "all":
        people = people.filter(pl.col("article") == "УК 115-1")
    fined = pl.col("sanction_type") == "fine"
    arms = people.with_columns(arm=pl.when(fined).then(pl.lit("fine")).otherwise(pl.lit("other")))
    try:
        return adjusted_comparison(
            arms,
            treatment="fine",
            control="other",
            covariates=COVARIATES,
            days=_screen.selection.days_window,
            column="arm",
            repeats=500,
        )
    except NotAnswerable as refusal:
        return refusal


def as_rows(found: AdjustedComparison, reader: Language) -> pl.DataFrame:
    """Return the adjusted and the plain difference as rows of a chart and a table."""
    people = sum(found.people)
    rows = [
        (reader.text("Adjusted"), found.difference_per_100, found.low, found.high, False, people),
        (reader.text("Plain"), found.crude_per_100, None, None, True, people),
    ]
    schema = {
        "label": pl.String,
        "per_100": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "is_crude": pl.Boolean,
        "people": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        per_100_low="low", per_100_high="high"
    )


def any_path(steps: pl.DataFrame) -> NotAnswerable | None:
    """Return the refusal of a picture of paths that nobody has gone, or ``None``."""
    if steps.height:
        return None
    return NotAnswerable(
        N_("Nobody in this register has two sanctions on different days yet."),
        needed=N_("People with at least two sanctions."),
    )

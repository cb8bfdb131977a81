"""What was published, when, and what it changed: the list that anybody may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

import releases
from ui import table

if TYPE_CHECKING:
    from ui.frame import Screen

COLUMNS = (
    "published_at",
    "dataset",
    "revision_change",
    "month_from",
    "month_to",
    "months",
    "total_before",
    "total_after",
)


def show(screen: Screen) -> None:
    """Draw the revisions, newest first."""
    _ = screen.language.text
    found = releases.revisions()
    if not found:
        st.caption(_("No revision has been published yet."))
        return
    rows = pl.DataFrame(found, infer_schema_length=None).with_columns(
        pl.col("published_at").str.to_datetime(time_zone="UTC"),
        pl.col("month_from", "month_to").cast(pl.String).str.to_date(),
    )
    table.show(
        rows.rename({"change": "revision_change"}),
        columns=COLUMNS,
        caption=_("Revisions and corrections"),
        language=screen.language,
    )
    st.caption(
        _(
            "Months and totals are of numbers that were shown before and are shown now. "
            "Corrections too small to be shown are not counted."
        )
    )

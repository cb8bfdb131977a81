"""What a load would change, by region and month, before anything is written."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

import contracts
from ui import data, table
from words import Language

if TYPE_CHECKING:
    from ui.frame import Screen

COUNTS = ("new", "changed", "identical")
MOST_BARS = 24


def show(changes: pl.DataFrame, screen: Screen) -> None:
    """Draw the new, changed and identical rows as bars by month and as a table.

    Args:
        changes: As ``LoadReport.changes``.
        screen: The open screen.
    """
    reader, _ = screen.language, screen.language.text
    if changes.is_empty():
        return
    names = place_names(screen)
    named = changes.with_columns(
        place=pl.col("region_code").replace_strict(names, default=_("Region not known"))
    )
    st.html(bars(changes, reader))
    table.show(
        named.sort("place", "month", nulls_last=True),
        columns=["place", "month", *COUNTS],
        caption=_("What would change, by region and month"),
        language=reader,
    )


def bars(changes: pl.DataFrame, reader: Language) -> str:
    """Return the months as small stacked bars; each says its numbers in words, too."""
    _ = reader.text
    words = {"new": _("new"), "changed": _("changed"), "identical": _("identical")}
    months = changes.group_by("month").agg(pl.col(COUNTS).sum()).sort("month", nulls_last=True)
    most = int(months.select(pl.sum_horizontal(COUNTS).max()).item() or 1)
    rows = []
    for row in months.tail(MOST_BARS).to_dicts():
        parts = "".join(
            f'<span class="{name}" style="width:{100 * row[name] / most:.2f}%"></span>'
            for name in COUNTS
            if row[name]
        )
        said = ", ".join(f"{words[n]}: {reader.number(row[n])}" for n in COUNTS if row[n])
        month = reader.date(row["month"], "month") if row["month"] else _("only the year is known")
        rows.append(
            f"<dt>{escape(month)}</dt><dd><span class='bar' aria-hidden='true'>{parts}</span>"
            f"<span class='said'>{escape(said)}</span></dd>"
        )
    key = "".join(f'<li><span class="{n}"></span>{escape(words[n])}</li>' for n in COUNTS)
    return f'<ul class="change-key">{key}</ul><dl class="changes">{"".join(rows)}</dl>'


def place_names(screen: Screen) -> dict[str, str]:
    """Return the regions by code, and the country, in the words of the reader."""
    regions = data.frame(screen.release, contracts.REGION).to_dicts()
    names = {row["region_code"]: screen.language.place(row) for row in regions}
    return names | {"00": screen.language.text("Kazakhstan")}

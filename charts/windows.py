"""Repeat offences within fixed windows, among people observed for the whole of each."""

from collections.abc import Mapping
from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.frames import drawable
from charts.sanctions import Look, group_words, look
from charts.shares import Row, shares
from words import Language

_RATES: Final = ("days", "people", "reoffended", "share", "low", "high")


def window_rates_figure(
    rates: pl.DataFrame,
    *,
    language: Language,
    by: str | None = None,
    labels: Mapping[str, str] | None = None,
    one_look: bool = False,
) -> go.Figure:
    """Draw the share who reoffended within each fixed window, among people observed for all of it.

    Args:
        rates: Rows of ``analysis.repeat_offences.repeat_within`` with the window's length:
            ``days``, ``people``, ``reoffended``, ``share``, ``low``, ``high``; the column ``by``.
            A window that nobody was observed for has null shares and is said to have none.
        language: The reader's.
        by: Column of the groups.
        labels: Group code → words; ``words.vocabulary`` knows the sanctions.
        one_look: Draw all groups alike: places are not told apart by colour.
    """
    drawable(rates, [*_RATES, *([by] if by else [])], figure="window_rates_figure")
    rows: list[Row] = []
    for part in rates.sort("days").partition_by("days", maintain_order=True):
        days = int(part["days"][0])
        window = language.plural("Within {n} day", "Within {n} days", days)
        if by:
            rows.append(Row(window))
        for i, row in enumerate(part.iter_rows(named=True)):
            code = row[by] if by else None
            name = group_words(code, labels, language) if by else window
            rows.append(
                _window_row(
                    row,
                    name,
                    look(None if one_look else code, position=0 if one_look else i),
                    language,
                )
            )
    title = language.text("Share who reoffended, 95% interval")
    return shares(rows, language=language, x_title=title)


def _window_row(row: dict[str, Any], name: str, style: Look, language: Language) -> Row:
    if row["share"] is None:
        name = language.text("{name}: nobody observed for so long", name=name)
    return Row(name, style, row["share"], row["low"], row["high"], row["reoffended"], row["people"])

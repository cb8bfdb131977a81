"""Shares of a register's cases before, across and after the law."""

import plotly.graph_objects as go
import polars as pl

from charts.frames import drawable
from charts.sanctions import look
from charts.shares import Row, shares
from words import Language
from words.vocabulary import label


def law_positions_figure(positions: pl.DataFrame, *, language: Language) -> go.Figure:
    """Draw the share of cases in each position against the law, in the order given.

    Args:
        positions: As ``analysis.law_positions.law_positions`` returns it: ``law_position``,
            ``count``, ``total``, ``share``, ``low``, ``high``.
        language: The reader's.

    Raises:
        ValueError: Columns are missing or there are no rows.
    """
    needed = ["law_position", "count", "total", "share", "low", "high"]
    drawable(positions, needed, figure="law_positions_figure")
    rows = [
        Row(
            label("law_position", row["law_position"], language),
            look(None, position=0),
            row["share"],
            row["low"],
            row["high"],
            row["count"],
            row["total"],
            row["law_position"],
        )
        for row in positions.iter_rows(named=True)
    ]
    return shares(rows, language=language, x_title=language.text("Share of cases, 95% interval"))

"""A difference between two sanctions: plain in small and grey, adjusted beside it."""

import plotly.graph_objects as go
import polars as pl

from charts.frames import drawable
from charts.labels import hover, wrapped
from charts.theme import LAW, OBSERVED, QUIET, empty_figure
from words import Language


def difference_figure(differences: pl.DataFrame, *, language: Language) -> go.Figure:
    """Draw differences per 100 people with their intervals around a line at no difference.

    Args:
        differences: One row each, in the order shown: ``label`` (reader's words), ``per_100``,
            ``low``, ``high`` (null: no interval), ``is_crude``.
        language: The reader's.

    Raises:
        ValueError: Columns are missing or there are no rows.
    """
    needed = ["label", "per_100", "low", "high", "is_crude"]
    drawable(differences, needed, figure="difference_figure")
    rows = list(differences.iter_rows(named=True))
    title = language.text("More (right) or fewer (left) people recorded again, per 100")
    figure = empty_figure(language=language, height=60 * len(rows) + 90, x_title=wrapped(title, 40))
    for i, row in enumerate(rows):
        value, crude = row["per_100"], row["is_crude"]
        low = value if row["low"] is None else row["low"]
        high = value if row["high"] is None else row["high"]
        ends = " – ".join(language.number(end, digits=1) for end in (low, high))
        figure.add_scatter(
            x=[value],
            y=[i],
            mode="markers+text",
            name=row["label"],
            showlegend=False,
            text=[language.number(value, digits=1)],
            textposition="top center",
            textfont={"size": 10 if crude else 13},
            marker={
                "symbol": "circle-open" if crude else "diamond",
                "color": QUIET if crude else OBSERVED,
                "size": 7 if crude else 12,
            },
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [high - value],
                "arrayminus": [value - low],
                "color": QUIET if crude else OBSERVED,
                "thickness": 1 if crude else 2,
            },
            hovertext=[hover(row["label"], "" if crude else ends)],
            hoverinfo="text",
        )
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[wrapped(row["label"], 18) for row in rows],
        range=[len(rows) - 0.4, -0.8],
        showgrid=False,
    )
    figure.add_vline(x=0, line={"color": LAW, "width": 1.5}, layer="below")
    return figure

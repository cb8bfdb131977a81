"""The law's own dates as vertical lines, the same on every chart over time."""

from datetime import date
from typing import Final

import plotly.graph_objects as go

from charts.theme import LAW
from words import Language

SIGNED_DASH: Final = "dash"
IN_FORCE_DASH: Final = "solid"


def add_law_markers(
    figure: go.Figure, signed: date | None, in_force: date | None, language: Language
) -> go.Figure:
    """Return ``figure`` with a line on the day of signature and one on the day of entry into force.

    The words stand in the legend: two labels beside lines two months apart cannot both be read
    on a phone. A date outside the chart's data still gets its line, because that is the news.
    """
    marked = go.Figure(figure)
    if signed is not None:
        _add_line(
            marked, signed, language.text("Signed {date}", date=language.date(signed)), SIGNED_DASH
        )
    if in_force is not None:
        words = language.text("In force {date}", date=language.date(in_force))
        _add_line(marked, in_force, words, IN_FORCE_DASH)
    return marked


def _add_line(figure: go.Figure, day: date, words: str, dash: str) -> None:
    figure.add_shape(
        type="line",
        x0=day.isoformat(),
        x1=day.isoformat(),
        y0=0,
        y1=1,
        yref="paper",
        layer="below",
        name=words,
        showlegend=True,
        line={"color": LAW, "width": 2, "dash": dash},
    )

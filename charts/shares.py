"""Shares with their intervals, one row each: the drawing that several figures share."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from charts.axes import share_ticks
from charts.labels import STATUS_WORDS, hover, interval, wrapped
from charts.sanctions import Look
from charts.theme import empty_figure
from words import Language

_ROW_PX: Final = 38

#: A share of fewer is drawn as an unreliable one.
FEWEST_FOR_A_SHARE: Final = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One share, or a heading without one.

    Attributes:
        name: The row's words.
        look: Colour and mark; ``None`` makes the row a heading.
        share: Fraction.
        low: Lower end of its interval.
        high: Upper end of its interval.
        count: Successes.
        total: Trials.
        code: ``customdata`` of the mark.
    """

    name: str
    look: Look | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    count: int | None = None
    total: int | None = None
    code: str = ""


def shares(rows: Sequence[Row], *, language: Language, x_title: str) -> go.Figure:
    """Draw the rows from top to bottom in the order given."""
    height = _ROW_PX * len(rows) + 90
    figure = empty_figure(language=language, height=height, x_title=wrapped(x_title, 34))
    names = [
        f"<b>{wrapped(r.name, 18)}</b>" if r.look is None else wrapped(r.name, 18) for r in rows
    ]
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=names,
        range=[len(rows) - 0.4, -0.75],
        showgrid=False,
    )
    ends = [e for r in rows for e in (r.share, r.high) if e is not None and not math.isnan(e)]
    ticks, words = share_ticks(max([0.05, *ends]), language)
    for i, row in enumerate(rows):
        if row.look is not None and row.share is not None:
            mark = _mark(i, row, row.share, row.look, language)
            figure.add_trace(mark.update(textposition=_beside(row.share / ticks[-1])))
    figure.update_xaxes(
        tickvals=ticks, ticktext=words, range=[-0.03 * ticks[-1], 1.05 * ticks[-1]], tickangle=0
    )
    return figure


def _mark(i: int, row: Row, share: float, look: Look, language: Language) -> go.Scatter:
    words = language.percent(share)
    if row.count is not None and row.total is not None:
        words = language.text(
            "{share} ({count} of {total})",
            share=words,
            count=language.number(row.count),
            total=language.number(row.total),
        )
    is_few = row.total is not None and row.total < FEWEST_FOR_A_SHARE
    few = [language.text(STATUS_WORDS["u"])] if is_few else []
    return go.Scatter(
        x=[share],
        y=[i],
        name=row.name,
        showlegend=False,
        mode="markers+text",
        text=[f"{words} u" if is_few else words],
        cliponaxis=False,
        marker={
            "symbol": hollow(look.symbol) if is_few else look.symbol,
            "color": look.colour,
            "size": 11,
        },
        customdata=[row.code],
        hovertext=[hover(row.name, words, interval(language, row.low, row.high, share=True), *few)],
        hoverinfo="text",
        error_x=_bar(row, share, look),
    )


def hollow(symbol: str) -> str:
    """Return the mark of the same shape that is not filled."""
    return symbol if symbol.endswith(("-open", "-open-dot")) else f"{symbol}-open"


def _beside(part: float) -> str:
    """Return where the words of a mark stand that is at ``part`` of the axis, to stay inside it."""
    if part < 0.34:
        return "top right"
    return "top left" if part > 0.72 else "top center"


def _bar(row: Row, share: float, look: Look) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [(share if row.high is None else row.high) - share],
        "arrayminus": [share - (share if row.low is None else row.low)],
        "color": look.colour,
        "thickness": 2,
        "width": 4,
    }

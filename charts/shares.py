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
    # One trace for each colour: a browser draws a trace as fast with twenty marks as with one.
    colours: dict[str, list[_Mark]] = {}
    for i, row in enumerate(rows):
        if row.look is not None and row.share is not None:
            mark = _Mark(i, row, row.share, row.look, row.share / ticks[-1])
            colours.setdefault(row.look.colour, []).append(mark)
    figure.add_traces([_marks(marks, colour, language) for colour, marks in colours.items()])
    figure.update_xaxes(
        tickvals=ticks, ticktext=words, range=[-0.03 * ticks[-1], 1.05 * ticks[-1]], tickangle=0
    )
    return figure


@dataclass(frozen=True, slots=True)
class _Mark:
    """A row that has a share: where it stands, and at which part of the axis."""

    place: int
    row: Row
    share: float
    look: Look
    part: float

    @property
    def is_few(self) -> bool:
        return self.row.total is not None and self.row.total < FEWEST_FOR_A_SHARE


def _marks(marks: list[_Mark], colour: str, language: Language) -> dict[str, Any]:
    words = [_words(mark, language) for mark in marks]
    return {
        "type": "scatter",
        "x": [mark.share for mark in marks],
        "y": [mark.place for mark in marks],
        "showlegend": False,
        "mode": "markers+text",
        "text": [f"{w} u" if mark.is_few else w for w, mark in zip(words, marks, strict=True)],
        "textposition": [_beside(mark.part) for mark in marks],
        "cliponaxis": False,
        "marker": {
            "symbol": [hollow(m.look.symbol) if m.is_few else m.look.symbol for m in marks],
            "color": colour,
            "size": 11,
        },
        "customdata": [mark.row.code for mark in marks],
        "hovertext": [_hover(m, w, language) for m, w in zip(marks, words, strict=True)],
        "hoverinfo": "text",
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [_length(mark.row.high, mark.share) for mark in marks],
            "arrayminus": [-_length(mark.row.low, mark.share) for mark in marks],
            "color": colour,
            "thickness": 2,
            "width": 4,
        },
    }


def _words(mark: _Mark, language: Language) -> str:
    words = language.percent(mark.share)
    if mark.row.count is None or mark.row.total is None:
        return words
    return language.text(
        "{share} ({count} of {total})",
        share=words,
        count=language.number(mark.row.count),
        total=language.number(mark.row.total),
    )


def _hover(mark: _Mark, words: str, language: Language) -> str:
    few = [language.text(STATUS_WORDS["u"])] if mark.is_few else []
    bounds = interval(language, mark.row.low, mark.row.high, share=True)
    return hover(mark.row.name, words, bounds, *few)


def _length(end: float | None, share: float) -> float:
    """Return how far the end of an interval lies from its share; without an end not at all."""
    return 0.0 if end is None else end - share


def hollow(symbol: str) -> str:
    """Return the mark of the same shape that is not filled."""
    return symbol if symbol.endswith(("-open", "-open-dot")) else f"{symbol}-open"


def _beside(part: float) -> str:
    """Return where the words of a mark stand that is at ``part`` of the axis, to stay inside it."""
    if part < 0.34:
        return "top right"
    return "top left" if part > 0.72 else "top center"

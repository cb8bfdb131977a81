"""What happened to the law, one step under another."""

from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.frames import drawable
from charts.labels import hover, plain, wrapped
from charts.theme import GRID, OBSERVED, empty_figure
from words import Language

_LETTERS_A_LINE: Final = 40
_LINE_PX: Final = 17


def legal_timeline_figure(events: pl.DataFrame, *, language: Language) -> go.Figure:
    """Draw the law's steps one under another, oldest first, with their dates.

    Rows stand at equal distances, because months without a step would push the words of busy
    weeks into each other. A date known to the month or year only is a hollow mark. Undated events
    and ``is_disagreement`` rows are left to the screen's list.

    Args:
        events: ``contracts.LEGAL_EVENT`` rows; the caller chooses the main ones. The texts are
            message ids of the shipped file.
        language: The reader's.

    Raises:
        ValueError: Nothing is left to draw, or a column is missing.
    """
    needed = ["date", "date_precision", "event", "is_disagreement"]
    drawable(events, needed, figure="legal_timeline_figure")
    known = events.filter(pl.col("date").is_not_null() & ~pl.col("is_disagreement")).sort("date")
    rows = list(drawable(known, needed, figure="legal_timeline_figure").iter_rows(named=True))
    texts = [_event_text(row, language) for row in rows]
    *places, end = _places([text.count("<br>") + 1 for text in texts])
    figure = empty_figure(language=language, height=round(end + 2 * _LINE_PX))
    figure.add_trace(
        go.Scatter(
            x=[0] * len(rows),
            y=places,
            mode="lines+markers",
            line={"color": GRID, "width": 3},
            marker={"size": 13, "color": OBSERVED, "symbol": [_event_symbol(r) for r in rows]},
            hovertext=[_event_hover(row, language) for row in rows],
            hoverinfo="text",
            showlegend=False,
        )
    )
    for place, text in zip(places, texts, strict=True):
        figure.add_annotation(
            x=0,
            y=place,
            yshift=9,
            xshift=14,
            text=text,
            xanchor="left",
            yanchor="top",
            align="left",
        )
    figure.update_xaxes(visible=False, range=[-0.06, 1])
    figure.update_yaxes(visible=False, range=[end, -_LINE_PX])
    return figure


def _event_text(row: dict[str, Any], language: Language) -> str:
    day = plain(language.date(row["date"], row["date_precision"]))
    return f"<b>{day}</b><br>{wrapped(language.text(row['event']), _LETTERS_A_LINE)}"


def _event_hover(row: dict[str, Any], language: Language) -> str:
    shown_texts = (language.text(row.get(name) or "") for name in ("instrument", "detail"))
    return hover(language.date(row["date"], row["date_precision"]), *shown_texts)


def _event_symbol(row: dict[str, Any]) -> str:
    return "circle" if row["date_precision"] == "day" else "circle-open"


def _places(lines: list[int]) -> list[float]:
    """Return how far down, in pixels, each text starts, and where the last one ends."""
    places = [0.0]
    for count in lines:
        places.append(places[-1] + count * _LINE_PX + 10)
    return places

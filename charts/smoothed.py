"""Raw and smoothed rates side by side: what is left of a small region's rate."""

from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.classes import Measure
from charts.country import add_country
from charts.frames import drawable
from charts.labels import hover, name_key, wrapped
from charts.theme import MODEL, OBSERVED, QUIET, empty_figure, with_short_legend
from words import N_, Language

_ROW_PX: Final = 30

#: Column → its name, colour and mark.
_MARKS: Final = {
    "rate": (N_("Raw rate"), OBSERVED, "circle-open"),
    "rate_smoothed": (N_("Smoothed rate"), MODEL, "diamond"),
}


def smoothed_figure(
    values: pl.DataFrame,
    *,
    language: Language,
    measure: Measure,
    country: float | None = None,
    selected: str | None = None,
) -> go.Figure:
    """Draw each region's raw rate, its smoothed one, and the line between the two.

    In the order of names, whatever the rates: a list to look up, not a league table.

    Args:
        values: ``region_code``, ``name``, ``short``, ``rate``, ``rate_smoothed``; regions without
            both are not drawn.
        language: The reader's.
        measure: Name and decimals.
        country: The common rate that the smoothed ones are drawn towards.
        selected: Code of the region whose name is set in bold.
    """
    needed = ["region_code", "name", "short", "rate", "rate_smoothed"]
    drawable(values, needed, figure="smoothed_figure")
    known = values.filter(pl.col("rate").is_not_null() & pl.col("rate_smoothed").is_not_null())
    drawable(known, needed, figure="smoothed_figure")
    rows = sorted(known.iter_rows(named=True), key=lambda row: name_key(row["name"]))
    height = _ROW_PX * len(rows) + 130
    figure = empty_figure(language=language, height=height, x_title=wrapped(measure.label, 30))
    places = list(range(len(rows)))
    figure.add_scatter(
        x=[end for row in rows for end in (row["rate"], row["rate_smoothed"], None)],
        y=[end for place in places for end in (place, place, None)],
        mode="lines",
        line={"color": QUIET, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    _add_marks(figure, rows, "rate", language)
    _add_marks(figure, rows, "rate_smoothed", language)
    if country is not None:
        add_country(figure, country, measure=measure, language=language, colour=QUIET)
    named = [wrapped(row["short"], 15) for row in rows]
    chosen = [row["region_code"] == selected for row in rows]
    figure.update_yaxes(
        tickvals=places,
        ticktext=[f"<b>{n}</b>" if it else n for n, it in zip(named, chosen, strict=True)],
        range=[len(rows) - 0.4, -0.6],
        ticklen=0,
    )
    figure.update_xaxes(rangemode="tozero", nticks=6)
    return with_short_legend(figure)


def _add_marks(
    figure: go.Figure, rows: list[dict[str, Any]], column: str, language: Language
) -> None:
    word, colour, symbol = _MARKS[column]
    words = language.text(word)
    figure.add_scatter(
        x=[row[column] for row in rows],
        y=list(range(len(rows))),
        mode="markers",
        name=words,
        showlegend=True,
        marker={"symbol": symbol, "color": colour, "size": 10, "line": {"width": 2}},
        customdata=[row["region_code"] for row in rows],
        hovertext=[
            hover(row["name"], f"{words}: {language.number(row[column], digits=2)}") for row in rows
        ],
        hoverinfo="text",
    )

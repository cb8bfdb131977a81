"""Each place with its interval, in the order of names: a list to look up, not a league table."""

import math
from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.classes import Measure, area_hover
from charts.country import add_country
from charts.frames import column_or_null, drawable, with_status
from charts.labels import STATUS_WORDS, name_key, wrapped
from charts.theme import ACCENT, MODEL, OBSERVED, QUIET, empty_figure, with_short_legend
from words import Language

_LINE_PX: Final = 15

#: Status → mark, so that no two look alike even in grey.
_MARKS: Final[dict[str, dict[str, Any]]] = {
    "ok": {"symbol": "circle", "color": OBSERVED, "size": 10},
    "zero": {"symbol": "circle-open", "color": OBSERVED, "size": 10, "line": {"width": 2}},
    "u": {"symbol": "diamond-open-dot", "color": OBSERVED, "size": 12, "line": {"width": 2}},
    "c": {"symbol": "square-x-open", "color": QUIET, "size": 10, "line": {"width": 1.5}},
    "none": {"symbol": "line-ew-open", "color": QUIET, "size": 9, "line": {"width": 2}},
}


def region_dots_figure(
    values: pl.DataFrame,
    *,
    language: Language,
    measure: Measure,
    country: float | None = None,
    selected: str | None = None,
    code: str = "region_code",
) -> go.Figure:
    """Draw a dot and its interval for each place, sorted by name whatever the values.

    Hidden and missing values stand on the left edge as their own marks, without a number. An
    interval without an upper end runs to the edge of the chart.

    Args:
        values: One row per place: the column ``code``, ``name``, ``value``, ``value_low``,
            ``value_high``; optional ``status``, ``short`` (shown in place of the name) and
            ``note``.
        language: The reader's.
        measure: Name and decimals; its class limits are not used.
        country: The country's value, for a line to compare with.
        selected: Code of the place to mark.
        code: The column with the codes; it is the ``customdata`` of each dot.
    """
    needed = [code, "name", "value", "value_low", "value_high"]
    drawable(values, needed, figure="region_dots_figure")
    full = with_status(column_or_null(values, "note", "short").with_columns(code=pl.col(code)))
    rows = sorted(full.iter_rows(named=True), key=lambda row: name_key(row["name"]))
    names = [wrapped(row["short"] or row["name"], 15) for row in rows]
    edge = _edge(rows, country)
    height = _row_px(names) * len(rows) + 130
    figure = empty_figure(language=language, height=height, x_title=wrapped(measure.label, 30))
    for status, words in (("ok", language.text("Value with 95% interval")), *STATUS_WORDS.items()):
        chosen = [i for i, row in enumerate(rows) if row["status"] == status]
        if chosen:
            name = words if status == "ok" else language.text(words)
            part = [rows[i] for i in chosen]
            trace = _dots(part, [names[i] for i in chosen], status, name, edge)
            trace.hovertext = [area_hover(r, measure=measure, language=language) for r in part]
            figure.add_trace(trace)
    _mark_selected(figure, rows, names, selected, edge)
    if country is not None:
        add_country(figure, country, measure=measure, language=language, colour=MODEL)
    figure.update_yaxes(categoryorder="array", categoryarray=names, autorange="reversed", ticklen=0)
    figure.update_xaxes(range=[-0.03 * edge, edge])
    return with_short_legend(figure)


def _row_px(names: list[str]) -> int:
    """Return the height of a row that holds the longest of the wrapped names."""
    return _LINE_PX * (1 + max(name.count("<br>") for name in names)) + 10


def _dots(
    rows: list[dict[str, Any]], names: list[str], status: str, words: str, edge: float
) -> go.Scatter:
    values = [row["value"] or 0.0 for row in rows]
    above = [_length(row["value_high"], v, edge - v) for row, v in zip(rows, values, strict=True)]
    below = [_length(v, row["value_low"], v) for row, v in zip(rows, values, strict=True)]
    return go.Scatter(
        x=values,
        y=names,
        name=words,
        mode="markers",
        showlegend=True,
        marker=_MARKS[status],
        cliponaxis=False,
        customdata=[row["code"] for row in rows],
        hoverinfo="text",
        error_x={
            "type": "data",
            "symmetric": False,
            "array": above,
            "arrayminus": below,
            "color": OBSERVED,
            "thickness": 1 if status == "u" else 2,
            "width": 3,
            "visible": status in ("ok", "zero", "u"),
        },
    )


def _length(upper: float | None, lower: float | None, unbounded: float) -> float:
    if upper is None or lower is None:
        return 0.0
    length = upper - lower
    return length if math.isfinite(length) else unbounded


def _edge(rows: list[dict[str, Any]], country: float | None) -> float:
    ends = [row[name] for row in rows for name in ("value", "value_high")] + [country]
    finite = [end for end in ends if end is not None and math.isfinite(end)]
    return 1.06 * max([*finite, 0.0]) or 1.0


def _mark_selected(
    figure: go.Figure,
    rows: list[dict[str, Any]],
    names: list[str],
    selected: str | None,
    edge: float,
) -> None:
    for i, row in enumerate(rows):
        if row["code"] == selected:
            figure.add_shape(
                type="rect",
                x0=-0.03 * edge,
                x1=edge,
                y0=i - 0.48,
                y1=i + 0.48,
                line={"color": ACCENT, "width": 2},
                name=names[i],
            )

"""Ratios with their intervals: other dates than the law's, and other choices of the law's date."""

import math
from collections.abc import Sequence
from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.axes import ratio_range, ratio_ticks, set_month_axis
from charts.frames import column_or_null, drawable
from charts.labels import hover, interval, wrapped
from charts.theme import ACCENT, LAW, OBSERVED, QUIET, empty_figure, with_short_legend
from words import Language

_NEEDED: Final = ("ratio", "low", "high")
_ROW_PX: Final = 46


def placebo_figure(
    placebos: pl.DataFrame, *, language: Language, measure_label: str = ""
) -> go.Figure:
    """Draw the change found at each date on which nothing happened, beside the law's own.

    Args:
        placebos: As ``analysis.before_after.placebo_dates`` returns them: ``date``, ``ratio``,
            ``low``, ``high`` (null where the model cannot be fitted: not drawn) and ``is_real``.
        language: The reader's.
        measure_label: The ratio's name; "Ratio after to before" if empty.
    """
    needed = ["date", "is_real", *_NEEDED]
    drawable(placebos, needed, figure="placebo_figure")
    fitted = placebos.filter(pl.col("ratio").is_finite() & (pl.col("ratio") > 0))
    drawable(fitted, needed, figure="placebo_figure")
    title = measure_label or language.text("Ratio, after to before (logarithmic)")
    figure = empty_figure(language=language, height=360, y_title=wrapped(title, 36))
    for is_real, words, symbol, colour in (
        (False, language.text("Dates on which nothing happened"), "circle-open", QUIET),
        (True, language.text("Date of the law"), "diamond", ACCENT),
    ):
        rows = list(fitted.filter(is_real=is_real).sort("date").iter_rows(named=True))
        if rows:
            figure.add_scatter(
                x=[row["date"] for row in rows],
                y=[row["ratio"] for row in rows],
                mode="markers",
                name=words,
                showlegend=True,
                marker={"symbol": symbol, "color": colour, "size": 13 if is_real else 8},
                error_y=_bars(rows, colour),
                hovertext=[_hover(row, language.date(row["date"]), language) for row in rows],
                hoverinfo="text",
            )
    _set_ratio_axis(figure, fitted, language, axis="y")
    set_month_axis(figure, fitted["date"], language, pad_days=30)
    figure.add_hline(y=1, line={"color": LAW, "width": 1.5}, layer="below")
    return with_short_legend(figure)


def sensitivity_figure(
    estimates: pl.DataFrame, *, language: Language, measure_label: str = ""
) -> go.Figure:
    """Draw the same estimate for each choice of the law's date, one under another.

    Args:
        estimates: One row per choice, in the order shown: ``label`` (reader's words), ``ratio``,
            ``low``, ``high``; optional ``is_chosen`` (the one the screen shows) and ``is_crude``
            (a ratio without a model: small and grey).
        language: The reader's.
        measure_label: The ratio's name; "Ratio after to before" if empty.
    """
    drawable(estimates, ["label", *_NEEDED], figure="sensitivity_figure")
    rows = list(column_or_null(estimates, "is_chosen", "is_crude").iter_rows(named=True))
    names = [wrapped(row["label"], 18) for row in rows]
    title = measure_label or language.text("Ratio, after to before (logarithmic)")
    height = _ROW_PX * len(rows) + 80
    figure = empty_figure(language=language, height=height, x_title=wrapped(title, 36))
    for i, row in enumerate(rows):
        if _can_be_drawn(row):
            figure.add_trace(_estimate(i, row, language))
        else:
            words = language.text("Cannot be calculated")
            figure.add_annotation(x=0, y=i, text=words, xanchor="left", xshift=6)  # at ratio 1
    _set_ratio_axis(figure, estimates, language, axis="x")
    figure.update_yaxes(
        tickvals=list(range(len(rows))), ticktext=names, range=[len(rows) - 0.4, -0.7]
    )
    figure.add_vline(x=1, line={"color": LAW, "width": 1.5}, layer="below")
    return figure


def _estimate(i: int, row: dict[str, Any], language: Language) -> go.Scatter:
    colour = QUIET if row["is_crude"] else ACCENT if row["is_chosen"] else OBSERVED
    return go.Scatter(
        x=[row["ratio"]],
        y=[i],
        mode="markers+text",
        name=row["label"],
        showlegend=False,
        text=[language.number(row["ratio"], digits=2)],
        textposition="top center",
        textfont={"size": 10 if row["is_crude"] else 12},
        marker={
            "symbol": "circle-open" if row["is_crude"] else "diamond",
            "color": colour,
            "size": 7 if row["is_crude"] else 11,
        },
        error_x=_bars([row], colour, thickness=1 if row["is_crude"] else 2),
        hovertext=[_hover(row, row["label"], language)],
        hoverinfo="text",
    )


def _can_be_drawn(row: dict[str, Any]) -> bool:
    """Tell whether a logarithmic axis has a place for the ratio: not for 0, infinity or nothing."""
    return row["ratio"] is not None and 0 < row["ratio"] < math.inf


def _bars(rows: Sequence[dict[str, Any]], colour: str, *, thickness: int = 2) -> dict[str, Any]:
    """Return error bars; an end that is missing or infinite runs to the edge of the axis."""
    low, high = ratio_range([r["low"] for r in rows], [r["high"] for r in rows])
    ends = [
        (
            low / 10 if row["low"] is None else row["low"],
            high * 10 if row["high"] is None or row["high"] == float("inf") else row["high"],
        )
        for row in rows
    ]
    return {
        "type": "data",
        "symmetric": False,
        "array": [end[1] - row["ratio"] for row, end in zip(rows, ends, strict=True)],
        "arrayminus": [row["ratio"] - end[0] for row, end in zip(rows, ends, strict=True)],
        "color": colour,
        "thickness": thickness,
        "width": 3,
    }


def _set_ratio_axis(figure: go.Figure, frame: pl.DataFrame, language: Language, axis: str) -> None:
    low, high = ratio_range([*frame["low"], *frame["ratio"]], [*frame["high"], *frame["ratio"]])
    values, words = ratio_ticks(low, high, language)
    update = figure.update_xaxes if axis == "x" else figure.update_yaxes
    update(
        type="log",
        tickmode="array",
        tickvals=values,
        ticktext=words,
        range=[math.log10(low) - 0.08, math.log10(high) + 0.08],
    )


def _hover(row: dict[str, Any], name: str, language: Language) -> str:
    ratio = language.number(row["ratio"], digits=2)
    return hover(
        name,
        language.text("Ratio: {value}", value=ratio),
        interval(language, row["low"], row["high"], digits=2),
    )

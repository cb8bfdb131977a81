"""Months before and after the law: counted, modelled, and what it would have been without."""

from datetime import date
from typing import Final

import plotly.graph_objects as go
import polars as pl

from charts.axes import set_month_axis
from charts.frames import column_or_null, drawable
from charts.labels import hover, interval, wrapped
from charts.law_dates import add_law_markers
from charts.theme import (
    COUNTERFACTUAL,
    MODEL,
    OBSERVED,
    QUIET,
    dimmed,
    empty_figure,
    with_short_legend,
)
from words import Language

_MODEL_COLUMNS: Final = ("fitted", "counterfactual", "counterfactual_low", "counterfactual_high")
_MONTH_MS: Final = 30.4 * 86_400_000


def monthly_figure(
    monthly: pl.DataFrame,
    *,
    language: Language,
    measure_label: str,
    signed: date | None = None,
    in_force: date | None = None,
    transition: tuple[date, date] | None = None,
) -> go.Figure:
    """Draw monthly counts and, where there is a model, its course and the course without the law.

    Args:
        monthly: One row per month: ``month`` (its first day), ``count``; optional ``provisional``
            (Boolean) and the model's ``fitted``, ``counterfactual``, ``counterfactual_low``,
            ``counterfactual_high`` [counts a month] (null where it says nothing).
        language: The reader's.
        measure_label: What was counted.
        signed: Day on which the law was signed.
        in_force: First day on which the law is in force.
        transition: First day (inclusive) and last day (exclusive) of the months that belong to
            neither side.
    """
    drawable(monthly, ["month", "count"], figure="monthly_figure")
    full = column_or_null(monthly, *_MODEL_COLUMNS, "provisional").sort("month")
    figure = empty_figure(language=language, height=470, y_title=wrapped(measure_label, 40))
    top = 1.08 * _highest(full)
    _add_provisional(figure, full, top, language)
    _add_counterfactual(figure, full, language)
    _add_counts(figure, full, language)
    _add_model(figure, full, language)
    if transition is not None:
        figure.add_vrect(
            x0=transition[0].isoformat(),
            x1=transition[1].isoformat(),
            fillcolor=dimmed(QUIET, 0.25),
            line_width=0,
            layer="below",
            name=language.text("Transition: belongs to neither side"),
            showlegend=True,
        )
    set_month_axis(figure, [*full["month"], signed, in_force], language, pad_days=20)
    figure.update_yaxes(range=[0, top])
    figure.update_layout(bargap=0)
    return with_short_legend(add_law_markers(figure, signed, in_force, language))


def _add_counts(figure: go.Figure, full: pl.DataFrame, language: Language) -> None:
    rows = list(full.iter_rows(named=True))
    hollow = [bool(row["provisional"]) for row in rows]
    figure.add_scatter(
        x=[row["month"] for row in rows],
        y=[row["count"] for row in rows],
        mode="markers",
        name=language.text("Counted"),
        marker={
            "color": OBSERVED,
            "size": 8,
            "symbol": ["circle-open" if is_hollow else "circle" for is_hollow in hollow],
        },
        hovertext=[
            hover(
                language.date(row["month"], "month"),
                language.text("Counted: {count}", count=language.number(row["count"])),
                language.text("Provisional: late records will be added") if is_hollow else "",
                _without_law(row, language),
            )
            for row, is_hollow in zip(rows, hollow, strict=True)
        ],
        hoverinfo="text",
    )


def _add_model(figure: go.Figure, full: pl.DataFrame, language: Language) -> None:
    if full["fitted"].is_not_null().any():
        figure.add_scatter(
            x=full["month"].to_list(),
            y=full["fitted"].to_list(),
            mode="lines",
            line={"color": MODEL, "width": 2.5},
            name=language.text("Model"),
            hoverinfo="skip",
        )


def _without_law(row: dict[str, float | None], language: Language) -> str:
    if row["counterfactual"] is None:
        return ""
    value = language.number(row["counterfactual"], digits=1)
    ends = interval(language, row["counterfactual_low"], row["counterfactual_high"])
    return language.text("Without the change: {value}. {interval}", value=value, interval=ends)


def _add_counterfactual(figure: go.Figure, full: pl.DataFrame, language: Language) -> None:
    known = full.filter(pl.col("counterfactual").is_not_null())
    if known.is_empty():
        return
    months = known["month"].to_list()
    for name, fill in (("counterfactual_low", None), ("counterfactual_high", "tonexty")):
        figure.add_scatter(
            x=months,
            y=known[name].to_list(),
            mode="lines",
            line={"width": 0},
            fill=fill,
            fillcolor=dimmed(COUNTERFACTUAL, 0.25),
            name=language.text("95% interval without the change"),
            showlegend=fill is not None,
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=months,
        y=known["counterfactual"].to_list(),
        mode="lines",
        line={"color": COUNTERFACTUAL, "width": 2.5, "dash": "dash"},
        name=language.text("Without the change"),
        hoverinfo="skip",
    )


def _add_provisional(figure: go.Figure, full: pl.DataFrame, top: float, language: Language) -> None:
    """Hatch the months to which late records will be added; only bars can be hatched."""
    months = full.filter(pl.col("provisional").fill_null(value=False))["month"].to_list()
    if months:
        figure.add_bar(
            x=[month.isoformat() for month in months],
            y=[top] * len(months),
            width=_MONTH_MS,
            name=language.text("Provisional"),
            marker={
                "color": "rgba(0,0,0,0)",
                "line": {"width": 0},
                "pattern": {
                    "shape": "/",
                    "fgcolor": QUIET,
                    "bgcolor": "rgba(0,0,0,0)",
                    "size": 9,
                    "solidity": 0.12,
                },
            },
            hoverinfo="skip",
        )


def _highest(full: pl.DataFrame) -> float:
    found = [full[name].max() for name in ("count", "fitted", "counterfactual_high")]
    return max(1.0, *(float(value) for value in found if isinstance(value, int | float)))

"""Is this region unusual? Rates against population, with the limits of chance."""

from collections.abc import Mapping
from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.frames import column_or_null, drawable
from charts.funnel_names import names
from charts.labels import hover, wrapped
from charts.theme import MODEL, OBSERVED, QUIET, empty_figure, with_short_legend
from words import N_, Language

_NEEDED: Final = ("name", "count", "population", "expected", "low_95", "high_95", "flag")
_LIMITS: Final = ("population", "low_95", "high_95", "low_998", "high_998")

#: Flag → words, mark and colour; shape alone tells them apart.
_FLAGS: Final = {
    "within": (N_("Within what chance explains"), "circle", OBSERVED),
    "high_95": (N_("Higher than expected"), "triangle-up", MODEL),
    "high_998": (N_("Much higher than expected"), "triangle-up-dot", MODEL),
    "low_95": (N_("Lower than expected"), "triangle-down-open", MODEL),
    "low_998": (N_("Much lower than expected"), "triangle-down-dot", MODEL),
}


def funnel_figure(
    funnel: pl.DataFrame,
    *,
    language: Language,
    measure_label: str,
    limits: pl.DataFrame | None = None,
    reference: float | None = None,
    per: float = 100_000,
    selected: str | None = None,
    code: str = "region_code",
) -> go.Figure:
    """Draw each area's rate against its population, with the limits of chance.

    Only areas outside the limits are named, as far as there is room: the others differ by no more
    than chance, and naming them would invite a ranking.

    Args:
        funnel: As ``analysis.small_areas.funnel`` returns it, with ``name`` and the column
            ``code``: ``count``, ``population``, ``expected``, ``low_95``, ``high_95`` (limits of
            the observed number), ``flag``. Areas without a flag are not drawn.
        language: The reader's.
        measure_label: The rate's name and unit.
        limits: The funnel itself, as ``analysis.small_areas.funnel_limits`` returns it.
        reference: The common rate per ``per``; by default the one behind ``expected``.
        per: The number of people that rates refer to.
        selected: Code of the area to name in any case.
        code: The column with the codes; it is the ``customdata`` of each point.
    """
    drawable(funnel, [code, *_NEEDED], figure="funnel_figure")
    drawn = (
        funnel.filter(pl.col("flag").is_not_null())
        .with_columns(
            code=pl.col(code),
            rate=pl.col("count") / pl.col("population") * per,
            most_people=pl.col("population").max(),
        )
        .with_columns(highest=pl.col("rate").max())
    )
    drawable(drawn, _NEEDED, figure="funnel_figure")
    title = language.text("Residents")
    figure = empty_figure(
        language=language, height=470, x_title=title, y_title=wrapped(measure_label, 40)
    )
    if limits is not None:
        _add_limits(figure, drawable(limits, _LIMITS, figure="funnel_figure"), language)
    _add_reference(figure, _common_rate(drawn, per) if reference is None else reference, language)
    shown = column_or_null(drawn, "short")
    named = names(shown.to_dicts(), selected=selected)
    for flag in _FLAGS:
        rows = shown.filter(flag=flag)
        if rows.height:
            figure.add_trace(_points(rows, flag, named, per, language))
    figure.update_xaxes(rangemode="tozero", nticks=5)
    figure.update_yaxes(rangemode="tozero")
    return with_short_legend(figure)


def _points(
    rows: pl.DataFrame,
    flag: str,
    named: Mapping[str, tuple[str, str]],
    per: float,
    language: Language,
) -> go.Scatter:
    words, symbol, colour = _FLAGS[flag]
    listed = list(rows.iter_rows(named=True))
    beside = [named.get(row["code"], ("", "middle right")) for row in listed]
    scale = [per / row["population"] for row in listed]
    return go.Scatter(
        x=rows["population"].to_list(),
        y=rows["rate"].to_list(),
        name=language.text(words),
        mode="markers+text",
        showlegend=True,
        marker={"symbol": symbol, "color": colour, "size": 11},
        text=[words for words, _ in beside],
        textposition=[side for _, side in beside],
        customdata=[row["code"] for row in listed],
        hovertext=[_hover(row, words, per, language) for row in listed],
        hoverinfo="text",
        error_y={
            "type": "data",
            "symmetric": False,
            "array": [
                (row["high_95"] - row["count"]) * k for row, k in zip(listed, scale, strict=True)
            ],
            "arrayminus": [
                (row["count"] - row["low_95"]) * k for row, k in zip(listed, scale, strict=True)
            ],
            "thickness": 1,
            "width": 2,
            "color": colour,
        },
    )


def _add_limits(figure: go.Figure, limits: pl.DataFrame, language: Language) -> None:
    ordered = limits.sort("population")
    levels = (
        ("95", language.percent(0.95), "dash"),
        ("998", language.percent(0.998, digits=1), "dot"),
    )
    for level, percent, dash in levels:
        for side in ("low", "high"):
            figure.add_scatter(
                x=ordered["population"].to_list(),
                y=ordered[f"{side}_{level}"].to_list(),
                mode="lines",
                line={"color": QUIET, "width": 1.5, "dash": dash},
                name=language.text("{percent} limits of chance", percent=percent),
                showlegend=side == "high",
                hoverinfo="skip",
            )


def _add_reference(figure: go.Figure, rate: float, language: Language) -> None:
    figure.add_shape(
        type="line",
        x0=0,
        x1=1,
        xref="paper",
        y0=rate,
        y1=rate,
        layer="below",
        line={"color": QUIET, "width": 2},
        name=language.text("Common rate: {value}", value=language.number(rate, digits=1)),
        showlegend=True,
    )


def _common_rate(drawn: pl.DataFrame, per: float) -> float:
    return float(drawn["expected"].sum()) / float(drawn["population"].sum()) * per


def _hover(row: dict[str, Any], words: str, per: float, language: Language) -> str:
    low, high = (row[name] * per / row["population"] for name in ("low_95", "high_95"))
    return hover(
        row["name"],
        language.text(
            "{rate} (95% interval: {low} to {high})",
            rate=language.number(row["rate"], digits=1),
            low=language.number(low, digits=1),
            high=language.number(high, digits=1),
        ),
        language.text(
            "Recorded: {count}; expected: {expected}",
            count=language.number(row["count"]),
            expected=language.number(row["expected"], digits=1),
        ),
        language.text(words),
    )

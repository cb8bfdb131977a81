"""Repeat offences: the share by day with its band, and how many people were still observed."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import plotly.graph_objects as go
import polars as pl

from charts.axes import share_ticks
from charts.frames import drawable
from charts.labels import hover, interval, plain, wrapped
from charts.sanctions import Look, group_words, look
from charts.theme import dimmed, empty_figure, with_short_legend
from words import Language

_CURVE: Final = ("day", "at_risk", "reoffended", "share", "share_low", "share_high")
_TABLE_ROW_PX: Final = 34
_COLUMNS_OF_TABLE: Final = 5
#: Steps of one curve: three dots of a screen apart on the widest card.
MOST_STEPS: Final = 300


def repeat_offence_figure(
    curve: pl.DataFrame,
    *,
    language: Language,
    by: str | None = None,
    labels: Mapping[str, str] | None = None,
    until_day: int | None = None,
) -> go.Figure:
    """Draw the share of people who reoffended by each day, and how many were still observed.

    The share steps up on a day of repeat offences and holds until the next; so does its band. The
    numbers under the chart are the people at risk on days of repeat offences: the curve knows no
    others.

    Args:
        curve: As ``analysis.repeat_offences.repeat_offence_curve`` returns it.
        language: The reader's.
        by: Column of the groups; sanctions keep their fixed looks.
        labels: Group code → words; ``words.vocabulary`` knows the sanctions.
        until_day: Last day observed, where the curves end; by default the last repeat offence.
    """
    drawable(curve, [*_CURVE, *([by] if by else [])], figure="repeat_offence_figure")
    parts = curve.sort("day").partition_by(by, maintain_order=True) if by else [curve.sort("day")]
    last = max(until_day or 0, int(curve["day"].to_numpy().max()))
    height = 380 + _TABLE_ROW_PX * (len(parts) + 1)
    figure = empty_figure(
        language=language,
        height=height,
        x_title=language.text("Days since the sanction"),
        y_title=wrapped(language.text("Share who reoffended"), 30),
    )
    table_top = _TABLE_ROW_PX * (len(parts) + 1) / height
    for i, part in enumerate(sorted(parts, key=lambda p: _name(p, by, labels, language))):
        name, style = _name(part, by, labels, language), look(_code(part, by), position=i)
        steps = _thinned(part)
        _add_band(figure, steps, style, last)
        figure.add_trace(_steps(steps, name, style, last, language, is_alone=by is None))
        _add_table_row(figure, part, name if by else "", i, language)
    ticks, words = share_ticks(_highest(curve), language)
    figure.update_yaxes(
        tickvals=ticks, ticktext=words, range=[0, 1.03 * ticks[-1]], domain=[table_top + 0.16, 1]
    )
    figure.update_xaxes(range=[-0.02 * last, 1.03 * last], nticks=6)
    _lay_out_table(figure, len(parts), table_top, language)
    return with_short_legend(figure)


def _thinned(part: pl.DataFrame) -> pl.DataFrame:
    """Return at most ``MOST_STEPS`` rows and the last one: each as it was, evenly apart."""
    apart = math.ceil(part.height / MOST_STEPS)
    return pl.concat([part.gather_every(apart), part.tail(1)]).unique(maintain_order=True)


def _steps(
    part: pl.DataFrame, name: str, style: Look, last: int, language: Language, *, is_alone: bool
) -> go.Scatter:
    rows = list(part.iter_rows(named=True))
    texts = [
        hover(
            name,
            language.plural("{n} day", "{n} days", row["day"]),
            language.percent(row["share"], digits=1),
            interval(language, row["share_low"], row["share_high"], share=True),
            language.text("Still observed: {people}", people=language.number(row["at_risk"])),
        )
        for row in rows
    ]
    return go.Scatter(
        x=[0, *part["day"], last],
        y=[0.0, *part["share"], part["share"][-1]],
        mode="lines",
        line={"shape": "hv", "color": style.colour, "dash": style.dash, "width": 2.5},
        name=plain(name),
        showlegend=not is_alone,
        hovertext=["", *texts, texts[-1]],
        hoverinfo="text",
    )


def _add_band(figure: go.Figure, part: pl.DataFrame, style: Look, last: int) -> None:
    known = part.filter(pl.col("share_low").is_not_null() & pl.col("share_high").is_not_null())
    if known.is_empty():
        return
    days = [*known["day"], last]
    for name, fill in (("share_low", None), ("share_high", "tonexty")):
        figure.add_scatter(
            x=days,
            y=[*known[name], known[name][-1]],
            mode="lines",
            line={"shape": "hv", "width": 0},
            fill=fill,
            fillcolor=dimmed(style.colour, 0.2),
            showlegend=False,
            hoverinfo="skip",
            name="interval",
        )


def _add_table_row(
    figure: go.Figure, part: pl.DataFrame, name: str, i: int, language: Language
) -> None:
    picked = _spread(part["day"].to_list())
    rows = part.filter(pl.col("day").is_in(picked)).unique("day", keep="first", maintain_order=True)
    figure.add_scatter(
        x=rows["day"].to_list(),
        y=[i] * rows.height,
        yaxis="y2",
        mode="text",
        text=[language.number(people) for people in rows["at_risk"]],
        textfont={"size": 11},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
        name=f"at risk {plain(name)}".strip(),
    )


def _spread(days: Sequence[int]) -> list[int]:
    """Return a few days far enough apart for their numbers to stand side by side on a phone."""
    gap, picked = max(days) / _COLUMNS_OF_TABLE, [days[0]]
    for day in days[1:]:
        if day - picked[-1] >= gap:
            picked.append(day)
    return picked


def _lay_out_table(figure: go.Figure, groups: int, top: float, language: Language) -> None:
    names = [t.name for t in figure.data if t.yaxis == "y2"]
    figure.update_layout(
        yaxis2={
            "domain": [0, top - 0.02],
            "range": [groups - 0.5, -1.2],
            "tickvals": list(range(groups)),
            "ticktext": [wrapped(n.removeprefix("at risk").strip(), 14) for n in names],
            "tickfont": {"size": 11},
            "showgrid": False,
            "ticklabelstandoff": 14,
            "anchor": "free",
            "position": 0,
        }
    )
    figure.add_annotation(
        text=language.text("Still observed on that day"),
        xref="paper",
        x=0,
        yref="y2",
        y=-0.85,
        xanchor="left",
        font={"size": 11},
    )


def _highest(curve: pl.DataFrame) -> float:
    found = [curve[name].max() for name in ("share", "share_high")]
    return max(float(value) for value in found if isinstance(value, int | float))


def _code(part: pl.DataFrame, by: str | None) -> object:
    return part[by][0] if by else None


def _name(
    part: pl.DataFrame, by: str | None, labels: Mapping[str, str] | None, language: Language
) -> str:
    return group_words(_code(part, by), labels, language) if by else ""

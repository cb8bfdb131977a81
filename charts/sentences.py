"""Each known sentence beside the most that the law allows."""

from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.axes import share_ticks
from charts.frames import column_or_null, drawable
from charts.labels import hover, wrapped
from charts.sanctions import Look, look
from charts.theme import QUIET, empty_figure
from words import N_, Language
from words.vocabulary import label

_ROW_PX: Final = 40
_UNITS: Final = {"MCI": N_("MCI"), "hours": N_("hours"), "days": N_("days"), "months": N_("months")}


def sentences_vs_maximum_figure(cases: pl.DataFrame, *, language: Language) -> go.Figure:
    """Draw each known sentence against the most that the law allows for that sanction.

    Hours and days cannot stand on one axis, so each bar is a share of its own maximum and its
    words give the amounts. A sentence of unknown size is an empty, dotted frame.

    Args:
        cases: One row per sentence: ``label`` (or ``case_key``), ``sanction_type``, ``value``
            (null: not published), ``max_value`` (null: no maximum known), ``unit``.
        language: The reader's.
    """
    needed = ["sanction_type", "value", "max_value", "unit"]
    drawable(cases, needed, figure="sentences_vs_maximum_figure")
    rows = list(column_or_null(cases, "label", "case_key").iter_rows(named=True))
    title = language.text("Share of the maximum under the law")
    figure = empty_figure(language=language, height=_ROW_PX * len(rows) + 90, x_title=title)
    for i, row in enumerate(rows):
        figure.add_traces(_sentence_bars(i, row, look(row["sanction_type"]), language))
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[wrapped(row["label"] or row["case_key"] or "", 16) for row in rows],
        range=[len(rows) - 0.4, -0.6],
        showgrid=False,
    )
    ticks, words = share_ticks(1.0, language)
    figure.update_xaxes(tickvals=ticks, ticktext=words, range=[0, 1.02], tickangle=0)
    figure.update_layout(barmode="overlay", showlegend=False)
    return figure


def _sentence_bars(i: int, row: dict[str, Any], style: Look, language: Language) -> list[go.Bar]:
    value, most = row["value"], row["max_value"]
    unit = language.text(_UNITS.get(row["unit"] or "", row["unit"] or ""))
    sanction = label("sanction_type", row["sanction_type"], language)
    if value is None:
        amount = language.text("amount not published")
    elif most is None:
        amount = f"{language.number(value)} {unit}"
    else:
        amount = language.text(
            "{value} of {max} {unit}",
            value=language.number(value),
            max=language.number(most),
            unit=unit,
        )
    words = language.text("{sanction}: {amount}", sanction=sanction, amount=amount)
    is_known = value is not None and most is not None
    frame = go.Bar(
        orientation="h",
        x=[1.0],
        y=[i],
        width=0.72,
        text=[wrapped(words, 34)],
        textposition="inside",
        insidetextanchor="start",
        constraintext="none",
        marker={
            "color": "rgba(0,0,0,0)",
            "line": {"color": style.colour, "width": 1.5},
            "pattern": {
                "shape": "" if is_known else ".",
                "fgcolor": QUIET,
                "bgcolor": "rgba(0,0,0,0)",
                "solidity": 0.1,
            },
        },
        hovertext=[hover(row["label"] or row["case_key"] or "", words)],
        hoverinfo="text",
    )
    if not is_known:
        return [frame]
    filled = go.Bar(
        orientation="h",
        x=[value / most],
        y=[i],
        width=0.12,
        offset=0.26,
        marker={"color": style.colour},
        hoverinfo="skip",
        name=sanction,
    )
    return [frame, filled]

"""Each known sentence beside the most that the law allows."""

from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.axes import share_ticks
from charts.frames import column_or_null, drawable
from charts.labels import hover, plain, wrapped
from charts.sanctions import Look, look
from charts.theme import QUIET, empty_figure
from words import N_, Language
from words.vocabulary import label

_LINE_PX: Final = 17
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
    texts = [wrapped(_words(row, language), 46) for row in rows]
    row_px = _LINE_PX * max(text.count("<br>") + 2 for text in texts) + 28
    figure = empty_figure(language=language, height=row_px * len(rows) + 80, x_title=title)
    for i, (row, text) in enumerate(zip(rows, texts, strict=True)):
        figure.add_traces(_bars(i, row, _words(row, language), look(row["sanction_type"])))
        figure.add_annotation(
            x=0,
            y=i,
            yshift=8,
            text=f"<b>{plain(_name(row))}</b><br>{text}",
            xanchor="left",
            yanchor="bottom",
            align="left",
        )
    figure.update_yaxes(visible=False, range=[len(rows) - 0.7, -0.95])
    ticks, words = share_ticks(1.0, language)
    figure.update_xaxes(tickvals=ticks, ticktext=words, range=[-0.01, 1.03], tickangle=0)
    figure.update_layout(barmode="overlay", showlegend=False)
    return figure


def _words(row: dict[str, Any], language: Language) -> str:
    value, most = row["value"], row["max_value"]
    unit = language.text(_UNITS.get(row["unit"] or "", row["unit"] or ""))
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
    sanction = label("sanction_type", row["sanction_type"], language)
    return language.text("{sanction}: {amount}", sanction=sanction, amount=amount)


def _bars(i: int, row: dict[str, Any], words: str, style: Look) -> list[go.Bar]:
    is_known = row["value"] is not None and bool(row["max_value"])
    frame = go.Bar(
        orientation="h",
        x=[1.0],
        y=[i],
        width=0.2,
        name=row["sanction_type"],
        marker={
            "color": "rgba(0,0,0,0)",
            "line": {"color": style.colour, "width": 1.5},
            "pattern": {
                "shape": "" if is_known else "/",
                "fgcolor": QUIET,
                "bgcolor": "rgba(0,0,0,0)",
                "solidity": 0.1,
            },
        },
        hovertext=[hover(_name(row), words)],
        hoverinfo="text",
    )
    if not is_known:
        return [frame]
    share = row["value"] / row["max_value"]
    filled = go.Bar(orientation="h", x=[share], y=[i], width=0.2, name=row["sanction_type"])
    filled.update(marker={"color": style.colour}, hovertext=frame.hovertext, hoverinfo="text")
    return [frame, filled]


def _name(row: dict[str, Any]) -> str:
    return str(row["label"] or row["case_key"] or "")

"""Which sanctions are imposed, and how large the fines are."""

import math
from collections.abc import Mapping
from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.axes import set_month_axis
from charts.frames import column_or_null, drawable
from charts.labels import hover, shown, wrapped
from charts.sanctions import look
from charts.shares import Row, shares
from charts.theme import (
    ACCENT,
    COUNTERFACTUAL,
    LAW,
    MODEL,
    OBSERVED,
    QUIET,
    TEAL,
    empty_figure,
    with_short_legend,
)
from words import N_, Language
from words.vocabulary import label

#: More marks than this hide each other, and a browser draws them for minutes.
MOST_MARKS: Final = 2_000

_KINDS: Final = {True: N_("Principal sanctions"), False: N_("Additional sanctions")}

#: What became of a fine → colour and mark.
_FINE_STATES: Final = {
    "paid": (OBSERVED, "circle"),
    "part_paid": (TEAL, "diamond"),
    "unpaid": (MODEL, "x"),
    "converted": (ACCENT, "triangle-up"),
    "appealed": (COUNTERFACTUAL, "square-open"),
    "cancelled": (QUIET, "line-ew-open"),
    "imposed": (QUIET, "circle-open"),
}


def sanction_mix_figure(
    mix: pl.DataFrame,
    *,
    language: Language,
    group: str | None = None,
    labels: Mapping[str, str] | None = None,
) -> go.Figure:
    """Draw the share of each sanction with its interval, under a heading for each group.

    Args:
        mix: As ``analysis.penalties.sanction_mix`` returns it: ``sanction_type``, ``count``,
            ``total``, ``share``, ``low``, ``high``; optional ``is_principal`` and the column
            ``group``.
        language: The reader's.
        group: Column of the groups to show apart.
        labels: Group code → words in the reader's language.
    """
    needed = ["sanction_type", "count", "total", "share", "low", "high"]
    drawable(mix, [*needed, *([group] if group else [])], figure="sanction_mix_figure")
    kinds = ["is_principal"] if "is_principal" in mix.columns else []
    blocks = [*([group] if group else []), *kinds]
    rows: list[Row] = []
    parts = mix.partition_by(blocks, maintain_order=True) if blocks else [mix]
    for part in parts:
        heading = _heading(part.row(0, named=True), group, labels, language)
        if heading and (len(parts) > 1 or group):
            rows.append(Row(heading))
        rows += [_sanction_row(row, language) for row in part.iter_rows(named=True)]
    return shares(
        rows, language=language, x_title=language.text("Share of sanctions, 95% interval")
    )


def fine_severity_figure(fines: pl.DataFrame, *, language: Language) -> go.Figure:
    """Draw each fine in MCI of its own day, with what became of it and the ceiling of its day.

    Args:
        fines: As ``analysis.penalties.fine_severity`` returns them: ``imposed_on``, ``fine_mci``;
            optional ``fine_kzt``, ``ceiling_mci``, ``share_of_ceiling``, ``status``. Fines of
            unknown size are not drawn; the screen counts them. Of more than ``MOST_MARKS`` every
            n-th by date is drawn, and the axis says so.
        language: The reader's.
    """
    drawable(fines, ["imposed_on", "fine_mci"], figure="fine_severity_figure")
    known = column_or_null(
        fines.filter(pl.col("fine_mci").is_not_null()),
        *("fine_kzt", "ceiling_mci", "share_of_ceiling", "status"),
    ).sort("imposed_on")
    drawable(known, ["imposed_on", "fine_mci"], figure="fine_severity_figure")
    apart = math.ceil(known.height / MOST_MARKS)
    drawn = known.gather_every(apart)
    figure = empty_figure(
        language=language,
        height=380,
        x_title=_one_in(apart, language),
        y_title=language.text("Fine, MCI of the day"),
    )
    for state, (colour, symbol) in _FINE_STATES.items():
        part = drawn.filter(pl.col("status").fill_null("imposed") == state)
        if part.height:
            figure.add_scatter(
                x=part["imposed_on"].to_list(),
                y=part["fine_mci"].to_list(),
                mode="markers",
                name=label("status", state, language),
                showlegend=True,
                marker={"color": colour, "symbol": symbol, "size": 9, "opacity": 0.85},
                hovertext=[_fine_hover(row, language) for row in part.iter_rows(named=True)],
                hoverinfo="text",
            )
    for ceiling in known["ceiling_mci"].drop_nulls().unique().sort():
        words = language.text("Maximum: {value} MCI", value=language.number(ceiling))
        line = {"color": LAW, "width": 2, "dash": "dash"}
        figure.add_hline(y=ceiling, line=line, layer="below", name=words, showlegend=True)
    set_month_axis(figure, known["imposed_on"], language, pad_days=10)
    figure.update_yaxes(rangemode="tozero")
    return with_short_legend(figure)


def _one_in(apart: int, language: Language) -> str:
    """Say which part of the fines is drawn; nothing when it is all of them."""
    if apart == 1:
        return ""
    words = language.text("One fine in {n} is drawn, evenly by date", n=language.number(apart))
    return wrapped(words, 40)


def _heading(
    row: dict[str, Any], group: str | None, labels: Mapping[str, str] | None, language: Language
) -> str:
    kind = ""
    if "is_principal" in row:
        kind = language.text(_KINDS[row["is_principal"]])
    if group is None:
        return kind
    name = shown(row[group], labels)
    return f"{name} · {kind}" if kind else name


def _sanction_row(row: dict[str, Any], language: Language) -> Row:
    return Row(
        label("sanction_type", row["sanction_type"], language),
        look(row["sanction_type"]),
        row["share"],
        row["low"],
        row["high"],
        row["count"],
        row["total"],
        row["sanction_type"],
    )


def _fine_hover(row: dict[str, Any], language: Language) -> str:
    lines = [
        language.date(row["imposed_on"]),
        language.text("{value} MCI", value=language.number(row["fine_mci"], digits=1)),
    ]
    if row["fine_kzt"] is not None:
        lines.append(language.text("{value} tenge", value=language.number(row["fine_kzt"])))
    if row["share_of_ceiling"] is not None:
        share = language.percent(row["share_of_ceiling"])
        lines.append(language.text("{share} of the maximum", share=share))
    return hover(*lines, label("status", row["status"] or "imposed", language))

"""Each case from its first to its last conduct, beside the law's dates."""

from datetime import date
from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.axes import set_month_axis
from charts.conduct_marks import MARKS, add_marks, add_open_ends, case_hover
from charts.frames import column_or_null, drawable
from charts.labels import plain, wrapped
from charts.law_dates import add_law_markers
from charts.theme import (
    COUNTERFACTUAL,
    MODEL,
    NEUTRAL_INK,
    OBSERVED,
    QUIET,
    dimmed,
    empty_figure,
    with_short_legend,
)
from contracts import latest_day
from words import Language
from words.vocabulary import label

_ROW_PX: Final = 40
_DAY_MS: Final = 86_400_000

#: Position towards the law → colour and hatching of the certain part.
_LOOKS: Final = {
    "before": (COUNTERFACTUAL, "\\"),
    "continuing": (OBSERVED, ""),
    "after": (MODEL, "x"),
    "unknown": (QUIET, "."),
}
_NEEDED: Final = (
    "case_key",
    "conduct_from",
    "conduct_from_precision",
    "conduct_to",
    "conduct_to_precision",
    "law_position",
)


def conduct_vs_law_figure(
    cases: pl.DataFrame,
    *,
    language: Language,
    signed: date | None = date(2025, 7, 16),
    in_force: date | None = date(2025, 9, 16),
) -> go.Figure:
    """Draw each case as a bar from its first to its last conduct.

    A bar is solid from the latest day on which the conduct can have begun to the earliest day on
    which it can have ended, and pale where the sources leave the days open. An arrow says that the
    last (or first) day is not known at all. A case without any date of conduct keeps its row.

    Args:
        cases: One row per case: ``case_key``; ``conduct_from`` and ``conduct_to`` with their
            ``_precision``; ``law_position`` (``before``, ``continuing``, ``after``, ``unknown``).
            Optional: ``label`` (shown in place of the key), ``reported_on``, ``registered_on``,
            ``verdict_on`` and their precisions.
        language: The reader's.
        signed: Day on which the law was signed.
        in_force: First day on which the law is in force.
    """
    drawable(cases, _NEEDED, figure="conduct_vs_law_figure")
    optional = [name for mark in MARKS for name in (mark, f"{mark}_precision")]
    dated = _with_ends(column_or_null(cases, "label", *optional)).sort(
        "first_from", "last_to", "case_key", nulls_last=True
    )
    rows = list(dated.iter_rows(named=True))
    height = _ROW_PX * len(rows) + 200
    figure = empty_figure(language=language, height=height)
    for position in _LOOKS:
        part = [(i, row) for i, row in enumerate(rows) if row["law_position"] == position]
        if part:
            _add_bars(figure, part, position, language)
    add_open_ends(figure, rows, language)
    for name in MARKS:
        add_marks(figure, rows, name, language)
    names = [wrapped(row["label"] or row["case_key"], 16) for row in rows]
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=names,
        tickfont={"size": 11},
        range=[len(rows) - 0.4, -0.6],
        showgrid=False,
    )
    days = [row[name] for row in rows for name in ("first_from", "last_to", *MARKS)]
    set_month_axis(figure, [*days, signed, in_force], language, pad_days=10)
    figure.update_layout(barmode="overlay", bargap=0.3)
    return with_short_legend(add_law_markers(figure, signed, in_force, language))


def _with_ends(cases: pl.DataFrame) -> pl.DataFrame:
    """Add the first and last day that the known ends of the conduct can be.

    An end that is not known at all is given the other one's days, and a mark of its own.
    """
    begun, ended = pl.col("conduct_from").is_not_null(), pl.col("conduct_to").is_not_null()
    return cases.with_columns(
        first_from=pl.coalesce("conduct_from", "conduct_to"),
        last_from=pl.when(begun)
        .then(latest_day("conduct_from"))
        .otherwise(latest_day("conduct_to")),
        first_to=pl.coalesce("conduct_to", "conduct_from"),
        last_to=pl.when(ended).then(latest_day("conduct_to")).otherwise(latest_day("conduct_from")),
    )


def _add_bars(
    figure: go.Figure,
    part: list[tuple[int, dict[str, Any]]],
    position: str,
    language: Language,
) -> None:
    colour, pattern = _LOOKS[position]
    dated = [(i, row) for i, row in part if row["first_from"] is not None]
    certain = [(i, row) for i, row in dated if row["last_from"] <= row["first_to"]]
    words = plain(label("law_position", position, language))
    pale = {"color": dimmed(colour, 0.3), "line": {"color": colour, "width": 1}}
    # Without a ground of its own a hatching is drawn on nothing, and its colour is lost.
    hatching = {"shape": pattern, "fgcolor": NEUTRAL_INK, "bgcolor": colour, "size": 6}
    solid = {"color": colour, "pattern": hatching}
    figure.add_trace(_bars(dated, ("first_from", "last_to"), pale, words, language))
    figure.add_trace(_bars(certain, ("last_from", "first_to"), solid, words, language))
    figure.data[-2].update(showlegend=not certain)
    figure.data[-1].update(showlegend=bool(certain))


def _bars(
    part: list[tuple[int, dict[str, Any]]],
    ends: tuple[str, str],
    marker: dict[str, Any],
    words: str,
    language: Language,
) -> go.Bar:
    rows = [row for _, row in part]
    starts = [row[ends[0]] for row in rows]
    return go.Bar(
        orientation="h",
        width=0.62,
        y=[i for i, _ in part],
        base=[start.isoformat() for start in starts],
        # The last day counts in full, so conduct on one day is a bar of one day.
        x=[
            ((row[ends[1]] - start).days + 1) * _DAY_MS
            for row, start in zip(rows, starts, strict=True)
        ],
        name=words,
        legendgroup=words,
        marker=marker,
        customdata=[row["case_key"] for row in rows],
        hovertext=[case_hover(row, language) for row in rows],
        hoverinfo="text",
    )

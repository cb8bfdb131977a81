"""Three practices side by side, the grounds on which cases ended, and the days between steps."""

from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.frames import drawable
from charts.labels import hover, wrapped
from charts.sanctions import Look
from charts.shares import Row, shares
from charts.theme import ACCENT, COUNTERFACTUAL, MODEL, OBSERVED, QUIET, TEAL, empty_figure
from words import Language
from words.practice import PRACTICES
from words.vocabulary import label

#: Practice → colour and mark of its parts, so that the three are told apart without reading.
_LOOKS: Final = {
    "police": Look(OBSERVED, "solid", "circle", ""),
    "investigation": Look(MODEL, "dash", "square", "/"),
    "court": Look(COUNTERFACTUAL, "dot", "diamond", "x"),
}
_GROUND_LOOKS: Final = {
    "refused": Look(TEAL, "solid", "circle", ""),
    "terminated": Look(ACCENT, "dash", "square", "/"),
}
_ROW_PX: Final = 64


def practice_parts_figure(parts: pl.DataFrame, *, language: Language) -> go.Figure:
    """Draw what each practice did with the cases that reached it, one practice under the other.

    Args:
        parts: As ``analysis.practice_parts.practice_parts`` returns for one group.
        language: The reader's.
    """
    needed = ["practice", "part", "count", "total", "share", "low", "high"]
    drawable(parts, needed, figure="practice_parts_figure")
    rows: list[Row] = []
    for block in parts.partition_by("practice", maintain_order=True):
        practice = str(block["practice"][0])
        rows.append(Row(language.text(PRACTICES[practice])))
        rows += [
            _row(row, "practice_part", row["part"], _LOOKS[practice], language)
            for row in block.iter_rows(named=True)
        ]
    title = language.text("Share of the cases that reached each practice, 95% interval")
    return shares(rows, language=language, x_title=title)


def practice_grounds_figure(grounds: pl.DataFrame, *, language: Language) -> go.Figure:
    """Draw the share of each ground among the cases refused or ended.

    Args:
        grounds: ``ended``, ``ground`` (null: not stated), ``count``, ``total``, ``share``, ``low``,
            ``high``.
        language: The reader's.
    """
    needed = ["ended", "ground", "count", "total", "share", "low", "high"]
    drawable(grounds, needed, figure="practice_grounds_figure")
    rows: list[Row] = []
    for block in grounds.partition_by("ended", maintain_order=True):
        ended = str(block["ended"][0])
        rows.append(Row(label("outcome", ended, language)))
        rows += [
            _row(
                row, "outcome_ground", row["ground"] or "not_stated", _GROUND_LOOKS[ended], language
            )
            for row in block.iter_rows(named=True)
        ]
    title = language.text("Share of the cases refused or ended, 95% interval")
    return shares(rows, language=language, x_title=title)


def practice_days_figure(days: pl.DataFrame, *, language: Language) -> go.Figure:
    """Draw the median and the middle half of the days of each step.

    Args:
        days: As ``analysis.practice.practice_days`` returns for one group, its ``step`` named
            ``between``; steps whose days nobody knows are named and stay empty.
        language: The reader's.
    """
    needed = ["between", "known", "quarter", "median", "three_quarters"]
    drawable(days, needed, figure="practice_days_figure")
    rows = list(days.iter_rows(named=True))
    ends = [row["three_quarters"] for row in rows if row["three_quarters"] is not None]
    longest = max([1.0, *ends])
    figure = empty_figure(
        language=language, height=_ROW_PX * len(rows) + 90, x_title=language.text("Days")
    )
    for place, row in enumerate(rows):
        if row["median"] is not None:
            figure.add_trace(_middle_half(place, row, language, longest))
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[wrapped(label("practice_step", row["between"], language), 18) for row in rows],
        range=[len(rows) - 0.4, -0.7],
        showgrid=False,
    )
    figure.update_xaxes(range=[-0.02 * longest, 1.15 * longest], nticks=6)
    return figure


def _row(row: dict[str, Any], vocabulary: str, code: str, look: Look, language: Language) -> Row:
    return Row(
        label(vocabulary, code, language),
        look,
        row["share"],
        row["low"],
        row["high"],
        row["count"],
        row["total"],
        code,
    )


def _middle_half(place: int, row: dict[str, Any], language: Language, longest: float) -> go.Scatter:
    median = language.number(row["median"], digits=0)
    return go.Scatter(
        x=[row["median"]],
        y=[place],
        mode="markers+text",
        text=[language.plural("{n} day", "{n} days", round(row["median"]))],
        # Words above a mark at the edge would stand on the name of the row.
        textposition="top right" if row["median"] < 0.2 * longest else "top center",
        cliponaxis=False,
        showlegend=False,
        marker={"symbol": "circle", "size": 12, "color": OBSERVED},
        customdata=[row["between"]],
        hovertext=[
            hover(
                label("practice_step", row["between"], language),
                language.text(
                    "Median {median} days; half of the cases: {quarter} to {three_quarters}",
                    median=median,
                    quarter=language.number(row["quarter"], digits=0),
                    three_quarters=language.number(row["three_quarters"], digits=0),
                ),
                language.plural("Known in {n} case", "Known in {n} cases", row["known"]),
            )
        ],
        hoverinfo="text",
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [row["three_quarters"] - row["median"]],
            "arrayminus": [row["median"] - row["quarter"]],
            "color": QUIET,
            "thickness": 6,
            "width": 0,
        },
    )

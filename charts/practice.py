"""From complaint to verdict: how many cases reach each step."""

from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.frames import column_or_null, drawable
from charts.labels import hover, interval, plain
from charts.theme import OBSERVED, empty_figure
from words import Language

_ROW_PX: Final = 52

#: More letters than a phone has room for go on two lines.
_LETTERS: Final = 42


def practice_figure(
    steps: pl.DataFrame, *, language: Language, measure_label: str = ""
) -> go.Figure:
    """Draw the steps from top to bottom, each as a bar from zero with its number.

    Args:
        steps: One row per step, in order: ``label`` (reader's words), ``count`` (null: not known
            for this step); optional ``share``, ``low``, ``high`` (of those who could have reached
            the step), ``days_median`` (since the step before), ``note``.
        language: The reader's.
        measure_label: What is counted; "Cases" if empty.
    """
    drawable(steps, ["label", "count"], figure="practice_figure")
    full = column_or_null(steps, "share", "low", "high", "days_median", "note")
    rows = list(full.iter_rows(named=True))
    highest = max([1, *(row["count"] for row in rows if row["count"] is not None)])
    figure = empty_figure(
        language=language,
        height=_row_px(rows, language) * len(rows) + 70,
        x_title=measure_label or language.text("Cases"),
    )
    places = list(range(len(rows)))
    figure.add_bar(
        orientation="h",
        x=[row["count"] or 0 for row in rows],
        y=places,
        width=0.34,
        marker={"color": OBSERVED},
        hovertext=[_hover(row, language) for row in rows],
        hoverinfo="text",
        showlegend=False,
    )
    for place, row in zip(places, rows, strict=True):  # above the bar: room for whole words
        figure.add_annotation(
            x=0,
            y=place - 0.2,
            text=_line(row, language),
            align="left",
            xanchor="left",
            yanchor="bottom",
        )
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.8])
    figure.update_xaxes(range=[0, 1.05 * highest], nticks=5, tick0=0)
    return figure


def _line(row: dict[str, Any], language: Language) -> str:
    words = _words(row, language)
    between = "<br>" if _is_long(row, language) else " "
    return f"{plain(row['label'])}:{between}<b>{words}</b>"


def _is_long(row: dict[str, Any], language: Language) -> bool:
    return len(row["label"]) + len(_words(row, language)) > _LETTERS


def _row_px(rows: list[dict[str, Any]], language: Language) -> int:
    return _ROW_PX + (14 if any(_is_long(row, language) for row in rows) else 0)


def _words(row: dict[str, Any], language: Language) -> str:
    if row["count"] is None:
        return language.text("– no data")
    number = language.number(row["count"])
    if row["share"] is None:
        return number
    ends = [language.percent(row[name]) for name in ("low", "high") if row[name] is not None]
    share = language.percent(row["share"])
    if len(ends) < 2:
        return f"{number} ({share})"
    return language.text(
        "{count}: {share} ({low} to {high})", count=number, share=share, low=ends[0], high=ends[1]
    )


def _hover(row: dict[str, Any], language: Language) -> str:
    days = row["days_median"]
    return hover(
        row["label"],
        _words(row, language),
        interval(language, row["low"], row["high"], share=True),
        language.text("Median days since the step before: {days}", days=language.number(days))
        if days is not None
        else "",
        row["note"] or "",
    )

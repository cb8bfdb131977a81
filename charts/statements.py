"""What officials said, each figure on the day it describes."""

from collections.abc import Mapping
from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.axes import set_month_axis
from charts.frames import drawable
from charts.labels import hover, plain
from charts.theme import (
    ACCENT,
    COUNTERFACTUAL,
    MODEL,
    OBSERVED,
    QUIET,
    TEAL,
    empty_figure,
    with_short_legend,
)
from words import Language
from words.vocabulary import label

#: Up to here each number has its own line across the chart.
_FEW: Final = 5
_SYMBOLS: Final = ("circle", "diamond", "square", "triangle-up", "cross", "star")
_COLOURS: Final = (OBSERVED, MODEL, COUNTERFACTUAL, TEAL, ACCENT, QUIET)


def official_figures_figure(
    figures: pl.DataFrame, *, language: Language, labels: Mapping[str, str] | None = None
) -> go.Figure:
    """Draw each stated figure as a point on the day it describes.

    The points of an indicator are not joined: two officials at two dates are two statements, not
    a measured course. Figures that another source contradicts (``is_conflict``) and figures
    without a date are never drawn; the screen lists them.

    Args:
        figures: ``contracts.OFFICIAL_FIGURE`` rows of one place and one or a few indicators.
        language: The reader's.
        labels: Indicator code → words, for those that ``words.vocabulary`` does not know.

    Raises:
        ValueError: Nothing is left to draw, or a column is missing.
    """
    needed = ["indicator", "value", "as_of_date", "as_of_date_precision", "is_conflict"]
    drawable(figures, needed, figure="official_figures_figure")
    dated = figures.filter(~pl.col("is_conflict") & pl.col("as_of_date").is_not_null())
    drawable(dated, needed, figure="official_figures_figure")
    figure = empty_figure(language=language, height=320, y_title=language.text("Stated number"))
    indicators = dated["indicator"].unique(maintain_order=True).to_list()
    for i, indicator in enumerate(indicators):
        rows = dated.filter(indicator=indicator).sort("as_of_date")
        words = (labels or {}).get(indicator) or label("indicator", indicator, language)
        figure.add_trace(_statements(rows, i, words, language))
    highest = float(dated["value"].to_numpy().max())
    figure.update_yaxes(range=[-0.06 * highest, max(1.2 * highest, 1)])
    if highest <= _FEW:
        figure.update_yaxes(dtick=1)  # there is no half a case
    set_month_axis(figure, dated["as_of_date"], language, pad_days=20)
    figure.update_layout(showlegend=True)
    return with_short_legend(figure)


def _statements(rows: pl.DataFrame, i: int, words: str, language: Language) -> go.Scatter:
    return go.Scatter(
        x=rows["as_of_date"].to_list(),
        y=rows["value"].to_list(),
        name=plain(words),
        mode="markers+text",
        marker={
            "size": 12,
            "color": _COLOURS[i % len(_COLOURS)],
            "symbol": _SYMBOLS[i % len(_SYMBOLS)],
        },
        text=[language.number(value) for value in rows["value"]],
        textposition="top center",
        cliponaxis=False,
        hovertext=[_statement_hover(row, words, language) for row in rows.iter_rows(named=True)],
        hoverinfo="text",
    )


def _statement_hover(row: dict[str, Any], words: str, language: Language) -> str:
    said = row.get("speaker_or_body")
    return hover(
        f"{words}: {language.number(row['value'])}",
        language.date(row["as_of_date"], row["as_of_date_precision"]),
        language.text("As stated by {speaker}", speaker=language.text(said)) if said else "",
        language.text(row.get("notes") or ""),
    )

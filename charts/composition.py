"""Under which article conduct is booked: months as stacked counts."""

from datetime import date
from typing import Final

import plotly.graph_objects as go
import polars as pl

from charts.axes import set_month_axis
from charts.frames import drawable
from charts.labels import hover
from charts.law_dates import add_law_markers
from charts.theme import ACCENT, MODEL, OBSERVED, QUIET, empty_figure, with_short_legend
from words import Language
from words.vocabulary import label

#: From the bottom up; hatching tells them apart without colour.
_LOOKS: Final = {
    "admin": (OBSERVED, ""),
    "criminal": (MODEL, "/"),
    "article_115_1": (ACCENT, "x"),
    "other": (QUIET, "."),
}


def composition_figure(
    composition: pl.DataFrame,
    *,
    language: Language,
    signed: date | None = None,
    in_force: date | None = None,
) -> go.Figure:
    """Draw the cases of each month by the article they were booked under, one on another.

    Args:
        composition: As ``analysis.composition.monthly_composition`` returns it: ``basis``,
            ``month``, ``count``, ``share``.
        language: The reader's.
        signed: Day on which the law was signed.
        in_force: First day on which the law is in force.

    Raises:
        ValueError: Columns are missing or there are no rows.
    """
    drawable(composition, ["basis", "month", "count", "share"], figure="composition_figure")
    title = language.text("Recorded cases a month")
    figure = empty_figure(language=language, height=380, y_title=title)
    for basis, (colour, pattern) in _LOOKS.items():
        rows = list(composition.filter(basis=basis).sort("month").iter_rows(named=True))
        if not rows:
            continue
        words = label("basis", basis, language)
        figure.add_bar(
            x=[row["month"] for row in rows],
            y=[row["count"] for row in rows],
            name=words,
            marker={"color": colour, "pattern": {"shape": pattern, "size": 5}},
            hovertext=[
                hover(
                    language.date(row["month"], "month"),
                    f"{words}: {language.number(row['count'])}",
                    "" if row["share"] is None else language.percent(row["share"]),
                )
                for row in rows
            ],
            hoverinfo="text",
        )
    figure.update_layout(barmode="stack", bargap=0.15, showlegend=True)
    set_month_axis(figure, composition["month"], language, pad_days=20)
    return with_short_legend(add_law_markers(figure, signed, in_force, language))

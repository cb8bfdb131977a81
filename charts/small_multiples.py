"""The same months region by region, sorted by name, each on its own scale of people."""

from datetime import date
from typing import Final

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from charts.frames import drawable
from charts.labels import hover, name_key, plain
from charts.theme import COUNTERFACTUAL, MODEL, OBSERVED, empty_figure
from words import Language

_COLUMNS: Final = 3
_ROW_PX: Final = 130


def small_multiples_figure(
    series: pl.DataFrame, *, language: Language, code: str = "region_code"
) -> go.Figure:
    """Draw one small chart a place: rates as points, the model and the course without the law.

    All charts share one scale, so that a small place does not look like a large one.

    Args:
        series: One row per place and month: the column ``code``, ``name``, ``month``, ``rate``
            [per 100,000 residents]; optional ``fitted`` and ``counterfactual`` on that scale.
        language: The reader's.
        code: The column with the codes.

    Raises:
        ValueError: Columns are missing or there are no rows.
    """
    drawable(series, [code, "name", "month", "rate"], figure="small_multiples_figure")
    parts = sorted(series.partition_by(code), key=lambda part: name_key(part["name"][0]))
    count = -(-len(parts) // _COLUMNS)
    figure = make_subplots(
        rows=count,
        cols=_COLUMNS,
        shared_xaxes=True,
        shared_yaxes="all",  # True would share the scale within a row only
        horizontal_spacing=0.02,
        vertical_spacing=0.22 / count,
        subplot_titles=[plain(part["name"][0]) for part in parts],
    )
    # Said once a month, not once a month and place: putting a date into words takes its time.
    months = {day: language.date(day, "month") for day in series["month"].unique()}
    for i, part in enumerate(parts):
        place = {"row": i // _COLUMNS + 1, "col": i % _COLUMNS + 1}
        _add_place(figure, part.sort("month"), months, language, place)
    figure.update_layout(
        template=empty_figure(language=language, height=100).layout.template,
        height=_ROW_PX * count + 80,
        margin={"t": 36},
        showlegend=False,
    )
    figure.update_annotations(font_size=11)
    figure.update_xaxes(tickformat="%Y", nticks=3, tickfont={"size": 10})
    figure.update_yaxes(nticks=3, tickfont={"size": 10}, rangemode="tozero")
    return figure


def _add_place(
    figure: go.Figure,
    part: pl.DataFrame,
    months: dict[date, str],
    language: Language,
    place: dict[str, int],
) -> None:
    figure.add_scatter(
        x=part["month"].to_list(),
        y=part["rate"].to_list(),
        mode="markers",
        marker={"color": OBSERVED, "size": 3},
        hovertext=[
            hover(row["name"], months[row["month"]], _rate(row["rate"], language))
            for row in part.iter_rows(named=True)
        ],
        hoverinfo="text",
        **place,
    )
    for column, colour, dash in (
        ("fitted", MODEL, "solid"),
        ("counterfactual", COUNTERFACTUAL, "dash"),
    ):
        if column in part.columns:
            figure.add_scatter(
                x=part["month"].to_list(),
                y=part[column].to_list(),
                mode="lines",
                line={"color": colour, "width": 1.3, "dash": dash},
                hoverinfo="skip",
                **place,
            )


def _rate(value: float | None, language: Language) -> str:
    return "–" if value is None else language.number(value, digits=2)

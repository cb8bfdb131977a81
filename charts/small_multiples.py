"""The same months region by region, sorted by name, all on one scale."""

from collections.abc import Iterator
from typing import Final

import plotly.graph_objects as go
import polars as pl

from charts.frames import drawable
from charts.labels import hover, name_key, plain
from charts.small_grid import COLUMNS, HEAD, Grid, grid_of
from charts.theme import (
    COUNTERFACTUAL,
    GRID,
    MODEL,
    NEUTRAL_INK,
    OBSERVED,
    empty_figure,
    with_short_legend,
)
from words import N_, Language

_ROW_PX: Final = 130
_LINES: Final = (
    ("fitted", N_("Model"), MODEL, "solid"),
    ("counterfactual", N_("Without the change"), COUNTERFACTUAL, "dash"),
)


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
    parts = sorted(series.sort("month").partition_by(code), key=lambda part: name_key(_name(part)))
    step, grid = grid_of(series, len(parts))
    figure = empty_figure(language=language, height=_ROW_PX * grid.rows + 90)
    _add_rates(figure, parts, grid, language)
    for column, name, colour, dash in _LINES:
        if column in series.columns:
            _add_line(figure, parts, grid, column, {"color": colour, "width": 1.3, "dash": dash})
            figure.data[-1].update(name=language.text(name), showlegend=True)
    _add_names(figure, parts, grid)
    _set_axes(figure, grid, step, len(parts), language)
    return with_short_legend(figure)


def _name(part: pl.DataFrame) -> str:
    return str(part["name"][0])


def _add_rates(
    figure: go.Figure, parts: list[pl.DataFrame], grid: Grid, language: Language
) -> None:
    # Said once a month, not once a month and place: putting a date into words takes its time.
    months = {day: language.date(day, "month") for day in {d for p in parts for d in p["month"]}}
    # One short stroke a month, all of them one line: a browser takes 70 ms for as many marks.
    x: list[float | None] = []
    y: list[float | None] = []
    words: list[str | None] = []
    for i, part in enumerate(parts):
        for row in part.drop_nulls("rate").iter_rows(named=True):
            middle, height = grid.x(i, row["month"]), grid.y(i, row["rate"])
            said = hover(row["name"], months[row["month"]], _rate(row["rate"], language))
            x += [middle - 0.5, middle + 0.5, None]
            y += [height, height, None]
            words += [said, said, None]
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines",
        name=language.text("Counted"),
        line={"color": OBSERVED, "width": 3},
        hovertext=words,
        hoverinfo="text",
    )


def _add_line(
    figure: go.Figure, parts: list[pl.DataFrame], grid: Grid, column: str, line: dict[str, object]
) -> None:
    def points() -> Iterator[tuple[float | None, float | None]]:
        for i, part in enumerate(parts):
            for month, value in part.select("month", column).iter_rows():
                yield grid.x(i, month), grid.y(i, value)
            yield None, None  # the pen is lifted between two places

    x, y = zip(*points(), strict=True)
    figure.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _add_names(figure: go.Figure, parts: list[pl.DataFrame], grid: Grid) -> None:
    corners = [grid.corner(i) for i in range(len(parts))]
    figure.add_scatter(
        x=[x + grid.months / 2 for x, _ in corners],
        y=[y + grid.top * (1 + HEAD / 3) for _, y in corners],
        text=[plain(_name(part)) for part in parts],
        mode="text",
        textfont={"size": 11, "color": NEUTRAL_INK},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _set_axes(figure: go.Figure, grid: Grid, step: float, places: int, language: Language) -> None:
    """Say the years under each column and the scale beside each row; draw lines in each chart."""
    years = list(range(-(-grid.first // 12), (grid.first + grid.months) // 12 + 1))
    years = years[:: max(1, -(-len(years) // 2))]  # two fit under a column on a phone
    columns = [grid.corner(i)[0] for i in range(min(COLUMNS, places))]
    values = [n * step for n in range(round(grid.top / step) + 1)]
    rows = [grid.corner(i * COLUMNS)[1] for i in range(grid.rows)]
    digits = 0 if step >= 1 else 1 if step >= 0.1 else 2
    width = (columns[-1] if columns else 0) + grid.months
    figure.update_xaxes(
        range=[-0.01 * width, 1.01 * width],
        tickvals=[left + 12 * year - grid.first for left in columns for year in years],
        ticktext=[str(year) for _ in columns for year in years],
        tickfont={"size": 10}, tickangle=0, showgrid=False,
    )  # fmt: skip
    figure.update_yaxes(
        range=[-0.03 * grid.top, rows[0] + grid.top * (1 + HEAD)],
        tickvals=[low + value for low in rows for value in values],
        ticktext=[language.number(value, digits=digits) for _ in rows for value in values],
        tickfont={"size": 10}, showgrid=False,
    )  # fmt: skip
    lines = [(i, value) for i in range(places) for value in values]
    points = [(grid.corner(i), value) for i, value in lines]
    figure.add_scatter(
        x=[x for (left, _), _ in points for x in (left, left + grid.months, None)],
        y=[y for (_, low), value in points for y in (low + value, low + value, None)],
        mode="lines",
        line={"color": GRID, "width": 1},
        hoverinfo="skip",
        showlegend=False,
    )


def _rate(value: float | None, language: Language) -> str:
    return "–" if value is None else language.number(value, digits=2)

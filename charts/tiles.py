"""Regions as tiles of equal size: Astana, Almaty and Shymkent as visible as the others."""

import plotly.graph_objects as go
import polars as pl

from charts.classes import PATTERNS, Group, Measure, area_hover, groups, sign
from charts.frames import column_or_null, drawable
from charts.labels import plain, short_name, wrapped
from charts.theme import ACCENT, NEUTRAL_INK, empty_figure, text_on, with_short_legend
from words import Language

_ROW_PX = 60


def tile_grid_figure(
    values: pl.DataFrame,
    *,
    language: Language,
    measure: Measure,
    selected: str | None = None,
    code: str = "region_code",
) -> go.Figure:
    """Draw each region as one tile at its place in the country's grid.

    Tiles are bars, because bars can be hatched and grow with the page. ``customdata`` is the
    region's code.

    Args:
        values: One row per region: the column ``code``, ``name``, ``tile_column``, ``tile_row``
            (from 0), ``value``; optional ``value_low``, ``value_high``, ``status``, ``short``,
            ``note``, as on the map.
        language: The reader's.
        measure: Name, class limits, decimals.
        selected: Code of the region to outline.
        code: The column with the codes.
    """
    needed = [code, "name", "tile_column", "tile_row", "value"]
    drawable(values, needed, figure="tile_grid_figure")
    optional = ("value_low", "value_high", "note", "short")
    full = column_or_null(values, *optional).with_columns(code=pl.col(code))
    bottom = int(full["tile_row"].to_numpy().max())
    figure = empty_figure(language=language, height=(bottom + 1) * _ROW_PX + 90)
    named: set[str] = set()
    for group in groups(full, measure=measure, language=language):
        tiles = _tiles(group, bottom, selected, measure, language)
        figure.add_trace(tiles.update(showlegend=group.name not in named))
        named.add(group.name)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, range=[-0.02, bottom + 1])
    figure.update_layout(
        barmode="overlay",
        bargap=0,
        legend={"title": {"text": wrapped(measure.label, 44), "side": "top"}},
        uniformtext={"minsize": 7, "mode": "show"},
    )
    return with_short_legend(figure)


def _tiles(
    group: Group, bottom: int, selected: str | None, measure: Measure, language: Language
) -> go.Bar:
    rows = list(group.rows.iter_rows(named=True))
    chosen = [row["code"] == selected for row in rows]
    return go.Bar(
        x=[row["tile_column"] for row in rows] or [None],  # no tile, but a mark in the legend
        base=[bottom - row["tile_row"] + 0.03 for row in rows],
        y=[0.94] * max(1, len(rows)),
        width=0.94,
        name=plain(group.name),
        customdata=[row["code"] for row in rows],
        text=[
            f"{short_name(row['short'] or row['name'])}"
            f"<br><b>{sign(row, digits=measure.digits, language=language)}</b>"
            for row in rows
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="inside",  # on a phone the words shrink with the tile
        textfont={
            "size": 12,
            "color": NEUTRAL_INK if group.status == "zero" else text_on(group.fill),
        },
        marker={
            "color": group.fill,
            "line": {
                "color": [ACCENT if is_chosen else NEUTRAL_INK for is_chosen in chosen],
                "width": [4 if is_chosen else 1 for is_chosen in chosen],
            },
            "pattern": {
                "shape": PATTERNS[group.status],
                "bgcolor": group.fill,
                "fgcolor": NEUTRAL_INK,
                "fgopacity": 0.6,
                "size": 7,
                "solidity": 0.15,
            },
        },
        hovertext=[area_hover(row, measure=measure, language=language) for row in rows],
        hoverinfo="text",
    )

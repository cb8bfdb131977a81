"""What lies on a map: areas by class, dots for cities, the outline of a choice."""

from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.classes import Group, Measure, area_hover
from charts.labels import plain
from charts.theme import ACCENT, NEUTRAL_INK
from words import Language

_BORDER: Final = {"color": NEUTRAL_INK, "width": 0.8}

#: How wide a city's dot is.
DOT_PX: Final = 11


def add_group(
    figure: go.Figure, group: Group, measure: Measure, language: Language, geojson: str
) -> None:
    """Add the areas that share a fill, the dots of the cities among them, and a legend entry."""
    rows = list(group.rows.iter_rows(named=True))
    common = {
        "name": plain(group.name),
        "legendgroup": group.name + group.fill,
        "customdata": [row["code"] for row in rows],
        "hovertext": [area_hover(row, measure=measure, language=language) for row in rows],
        "hoverinfo": "text",
    }
    figure.add_choropleth(
        geojson=geojson,
        featureidkey="id",
        locations=[row["code"] for row in rows],
        z=[1] * len(rows),
        colorscale=[[0, group.fill], [1, group.fill]],
        zmin=0,
        zmax=1,
        showscale=False,
        marker={"line": _BORDER},
        showlegend=False,
        **common,
    )
    cities = [row if row["kind"] == "city" else {} for row in rows] or [{}]
    figure.add_scattergeo(
        lon=[row.get("label_lon") for row in cities],  # no point, and yet a mark in the legend
        lat=[row.get("label_lat") for row in cities],
        mode="markers",
        marker=_dot(group),
        **common,
    )


def _dot(group: Group) -> dict[str, Any]:
    """Return the city's dot, which is also the legend's mark: the sign is in its shape."""
    symbols = {
        "ok": "circle",
        "zero": "circle",
        "u": "circle-dot",
        "c": "square-cross",
        "none": "x",
    }
    return {
        "size": DOT_PX,
        "color": group.fill,
        "symbol": symbols[group.status],
        "line": {"color": NEUTRAL_INK, "width": 1.5},
    }


def add_outline(figure: go.Figure, row: pl.DataFrame, geojson: str) -> None:
    """Add the outline of the chosen area above the others."""
    figure.add_choropleth(
        geojson=geojson,
        featureidkey="id",
        locations=row["code"].to_list(),
        z=[1],
        colorscale=[[0, "rgba(0,0,0,0)"], [1, "rgba(0,0,0,0)"]],
        showscale=False,
        marker={"line": {"color": ACCENT, "width": 3.5}},
        hoverinfo="skip",
        showlegend=False,
        name="selected",
    )

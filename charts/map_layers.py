"""What lies on a map: areas by class, dots for cities, the outline of a choice, short names."""

from typing import Any, Final

import plotly.graph_objects as go
import polars as pl

from charts.classes import Group, Measure, area_hover, sign
from charts.labels import plain, short_name
from charts.theme import ACCENT, NEUTRAL_INK
from words import Language

_BORDER: Final = {"color": NEUTRAL_INK, "width": 0.8}

#: What follows the name on an area whose fill alone would not say it.
_SIGNS: Final = {"zero": "0", "u": "u", "c": "c", "none": "–"}

#: On a phone a city and the region round it share almost one label point. Region or district code →
#: degrees by which its label is moved, and where the words stand from there.
_LEAN: Final[dict[str, tuple[float, float, str]]] = {
    "11": (-1.3, 0.5, "middle center"),
    "71": (0.0, 0.0, "bottom right"),
    "61": (-0.5, 1.6, "middle center"),
    "79": (0.0, 0.0, "bottom center"),
    "33": (0.5, 0.7, "middle center"),
    "19": (2.9, -0.9, "middle center"),
    "75": (0.0, -0.2, "bottom center"),
    "471000000": (-0.15, 0.0, "middle left"),
    "471800000": (0.0, -0.05, "bottom center"),
}
#: How wide a city's dot is.
_DOT_PX: Final = 11
_IN_PLACE: Final = (0.0, 0.0, "middle center")

#: Dark letters with a light rim are readable on every fill and beside the map.
_LABEL_FONT: Final = {
    "size": 10,
    "color": "#111111",
    "shadow": "0 0 2px #fff, 0 0 2px #fff, 0 0 3px #fff, 1px 1px 1px #fff, -1px -1px 1px #fff",
}


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
        "size": _DOT_PX,
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


def add_labels(
    figure: go.Figure, entries: list[Group], measure: Measure, language: Language, *, letters: int
) -> None:
    """Write short names on the areas, with the sign of what is no plain number.

    Counts are small and say more than their class, so they stand behind the name themselves.
    """
    rows = [(row, group.status) for group in entries for row in group.rows.iter_rows(named=True)]
    leans = [_LEAN.get(row["code"], _IN_PLACE) for row, _ in rows]
    figure.add_scattergeo(
        lon=[row["label_lon"] + lean[0] for (row, _), lean in zip(rows, leans, strict=True)],
        lat=[row["label_lat"] + lean[1] for (row, _), lean in zip(rows, leans, strict=True)],
        # An unseen mark as large as a city's dot keeps the words beside it from lying on it.
        mode="markers+text",
        marker={
            "size": [0 if lean[2] == _IN_PLACE[2] else _DOT_PX for lean in leans],
            "opacity": 0,
        },
        text=[
            f"{short_name(row['short'] or row['name'], letters=letters)} "
            f"{_behind_name(row, status, measure, language)}".strip()
            for row, status in rows
        ],
        textposition=[lean[2] for lean in leans],
        textfont=_LABEL_FONT,
        hoverinfo="skip",
        showlegend=False,
        name="labels",
    )


def _behind_name(row: dict[str, Any], status: str, measure: Measure, language: Language) -> str:
    if measure.digits == 0 and row["value"] is not None:
        return sign(row, digits=0, language=language)
    return _SIGNS.get(status, "")

"""Choosing a place and looking at it: by list, by click, as map, dots or tiles."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import plotly.graph_objects as go
import polars as pl
import streamlit as st

import contracts
from charts.dots import region_dots_figure
from charts.labels import name_key
from charts.maps import district_map_figure, region_map_figure
from charts.tiles import tile_grid_figure
from ui import data
from ui.navigation import link
from ui.regional_values import Regional
from ui.selection import write
from words import Language

if TYPE_CHECKING:
    from ui.frame import Screen

GEOMETRY = "/app/static/geo"


def options(regions: pl.DataFrame, reader: Language) -> dict[str, str]:
    """Return the places to choose from, the whole country first, then regions by name."""
    names = {row["region_code"]: reader.place(row) for row in regions.iter_rows(named=True)}
    ordered = dict(sorted(names.items(), key=lambda item: name_key(item[1])))
    return {"": reader.text("Kazakhstan, all regions"), **ordered}


def links(screen: Screen) -> None:
    """Draw the way back to all regions and on to the chosen one's profile."""
    if screen.selection.region is None:
        return
    _ = screen.language.text
    with st.container(horizontal=True):
        link("regions", _("← All regions"), screen.selection, region=None)
        link("region", _("Everything about this region"), screen.selection)


def views(shown: Regional, screen: Screen) -> dict[str, str]:
    """Return the views that the values allow: code → word."""
    _ = screen.language.text
    found = {"map": _("Map")}
    if shown.has_intervals:
        found["dots"] = _("Dots and intervals")
    if screen.selection.region is None:
        found["tiles"] = _("Tiles")
    return found


def figure(shown: Regional, view: str, screen: Screen) -> go.Figure:
    """Draw the values in the chosen view."""
    reader, region = screen.language, screen.selection.region
    code = "region_code" if region is None else "district_code"
    if view == "dots":
        return region_dots_figure(
            shown.values, language=reader, measure=shown.measure, country=shown.country, code=code
        )
    if view == "tiles":
        return tile_grid_figure(shown.values, language=reader, measure=shown.measure)
    if region is None:
        address = f"{GEOMETRY}/regions.json"
        return region_map_figure(
            shown.values, language=reader, measure=shown.measure, geojson=address
        )
    bounds = (
        data.frame(screen.release, contracts.REGION)
        .filter(region_code=region)
        .select("west", "south", "east", "north")
        .row(0)
    )
    return district_map_figure(
        shown.values,
        language=reader,
        measure=shown.measure,
        bounds=bounds,
        geojson=f"{GEOMETRY}/districts_{region}.json",
    )


def drill_down(screen: Screen) -> Callable[[], None] | None:
    """Return what to do when a region is clicked: put it in the address and show its districts."""
    if screen.selection.region is not None:
        return None

    def keep() -> None:
        chosen = st.session_state["chart_regions"]["selection"]["points"]
        code = _code(chosen[0]) if chosen else None
        if code:
            st.query_params.from_dict(write(screen.selection, region=code))

    return keep


def _code(point: dict[str, object]) -> str | None:
    found = point.get("customdata")
    if isinstance(found, list):
        found = found[0] if found else None
    return found if isinstance(found, str) else None

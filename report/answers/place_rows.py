"""The places of an answer: regions or one region's districts, named and drawn."""

from dataclasses import dataclass

import plotly.graph_objects as go
import polars as pl

from analysis.refusal import NotAnswerable
from charts.classes import Measure
from charts.maps import district_map_figure
from charts.measures import KIND_WORDS
from charts.tiles import tile_grid_figure
from contracts import DISTRICT, REGION
from report.asked import Asked
from words import N_, Language


@dataclass(frozen=True, slots=True)
class Places:
    """The regions of the country, or the districts of the chosen region, by name.

    Attributes:
        rows: With ``name`` and ``short`` in the reader's language.
        code: The column with their codes.
    """

    rows: pl.DataFrame
    code: str


def places_of(asked: Asked) -> Places:
    """Return the country's regions, or the districts of the chosen region."""
    region = asked.choices.region
    found = asked.frame(REGION if region is None else DISTRICT)
    if region is not None:
        found = found.filter(region_code=region)
    return Places(named(found, asked.reader), "region_code" if region is None else "district_code")


def named(places: pl.DataFrame, reader: Language) -> pl.DataFrame:
    """Add ``name`` and ``short`` in the reader's language."""
    name = pl.col(f"name_{reader.code}")
    has_short = f"short_{reader.code}" in places.columns
    short = pl.col(f"short_{reader.code}") if has_short else name.str.replace(KIND_WORDS, "")
    return places.with_columns(name=name, short=short)


def regions_only(places: Places) -> Places:
    """Return the places if they are regions.

    Raises:
        NotAnswerable: They are districts, of which the source says nothing.
    """
    if places.code == "district_code":
        raise NotAnswerable(
            N_("This source gives figures for regions only, not for districts and cities."),
            needed=N_("Choose “Publicly reported cases”, or a register with districts."),
        )
    return places


def map_of(asked: Asked, places: Places, shown: pl.DataFrame, of: Measure) -> go.Figure:
    """Draw counts of places: the country as tiles, a region's districts as a map."""
    if places.code == "region_code":
        return tile_grid_figure(shown, language=asked.reader, measure=of)
    region = asked.frame(REGION).filter(region_code=asked.choices.region)
    bounds = region.select("west", "south", "east", "north").row(0)
    return district_map_figure(
        shown,
        language=asked.reader,
        measure=of,
        bounds=bounds,
        geojson=f"/app/static/geo/districts_{asked.choices.region}.json",
    )

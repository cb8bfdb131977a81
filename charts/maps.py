"""Maps of regions and districts: five classes, and four ways of having no plain number."""

from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go
import polars as pl

from charts.classes import Measure, groups
from charts.frames import column_or_null, drawable
from charts.labels import wrapped
from charts.map_layers import add_group, add_outline
from charts.map_names import add_names
from charts.theme import empty_figure, with_short_legend
from words import Language

_NEEDED: Final = ("name", "label_lon", "label_lat", "value")
_OPTIONAL: Final = ("value_low", "value_high", "note", "kind", "short")
#: West, south, east, north. The widest parts lie far north of the southern edge, where a degree of
#: longitude is longer: a box of the true longitudes would leave a third of a phone's width empty.
_COUNTRY: Final = (48.8, 40.4, 85.2, 55.6)
#: Share of a region's width that is left free west of it: the name of a city on the shore, such as
#: Aktau, stands there.
_BESIDE: Final = 0.12


def region_map_figure(
    values: pl.DataFrame,
    *,
    language: Language,
    measure: Measure,
    geojson: str = "/app/static/geo/regions.json",
    selected: str | None = None,
    code: str = "region_code",
    has_labels: bool = True,
) -> go.Figure:
    """Draw the country's regions.

    The geometry is named by address: the browser fetches it once, and a changed map is small.
    ``customdata`` of each mark is the area's code, for selection.

    Args:
        values: One row per area: the column ``code``, ``name``, ``label_lon``, ``label_lat``
            [degrees], ``value``; optional ``value_low``, ``value_high``, ``status`` (``ok``,
            ``zero``, ``u``, ``c``, ``none``), ``kind`` (a ``city`` is also a dot, because its
            area is too small to see or to touch), ``short`` (label) and ``note`` (hover line).
        language: The reader's.
        measure: Name, class limits, decimals.
        geojson: Address of a feature collection whose features have the code as ``id``.
        selected: Code of the area to outline.
        code: The column with the codes.
        has_labels: Whether short names stand on the map.

    Raises:
        ValueError: Columns are missing, there are no rows, or a status is unknown.
    """
    figure = _map(
        values,
        language=language,
        measure=measure,
        geojson=geojson,
        selected=selected,
        code=code,
        has_labels=has_labels,
    )
    figure.update_geos(
        projection={
            "type": "conic conformal",
            "parallels": [43, 53],
            "rotation": {"lon": 67, "lat": 0},
        },
        lonaxis_range=[_COUNTRY[0], _COUNTRY[2]],
        lataxis_range=[_COUNTRY[1], _COUNTRY[3]],
    )
    return figure


def district_map_figure(
    values: pl.DataFrame,
    *,
    language: Language,
    measure: Measure,
    bounds: Sequence[float],
    geojson: str = "/app/static/geo/districts.json",
    selected: str | None = None,
    code: str = "district_code",
    has_labels: bool = True,
) -> go.Figure:
    """Draw the districts of one region.

    Args:
        values: As for ``region_map_figure``, one row per district.
        language: The reader's.
        measure: Name, class limits, decimals.
        bounds: West, south, east and north end of the region [degrees]; the map's own fitting
            shrinks a rotated projection to a dot.
        geojson: Address of the districts; the features need the code as ``id``.
        selected: Code of the district to outline.
        code: The column with the codes.
        has_labels: Whether short names stand on the map.
    """
    west, south, east, north = bounds
    figure = _map(
        values,
        language=language,
        measure=measure,
        geojson=geojson,
        selected=selected,
        code=code,
        has_labels=has_labels,
        letters=14,  # few districts, so most of their names have room
        bounds=bounds,
    )
    figure.update_geos(
        projection={
            "type": "conic conformal",
            "parallels": [south, north],
            "rotation": {"lon": (west + east) / 2, "lat": 0},
        },
        lonaxis_range=[west - _BESIDE * (east - west), east + 0.1],
        lataxis_range=[south - 0.1, north + 0.1],
    )
    return figure


def _map(
    values: pl.DataFrame,
    *,
    language: Language,
    measure: Measure,
    geojson: str,
    selected: str | None,
    code: str,
    has_labels: bool,
    letters: int = 6,
    bounds: Sequence[float] | None = None,
) -> go.Figure:
    drawable(values, [code, *_NEEDED], figure="map")
    full = column_or_null(values, *_OPTIONAL).with_columns(code=pl.col(code))
    figure = empty_figure(language=language, height=430)
    entries = groups(full, measure=measure, language=language)
    named: set[str] = set()
    for group in entries:
        add_group(figure, group, measure, language, geojson)
        figure.data[-1].showlegend = group.name not in named
        named.add(group.name)
    if selected is not None and selected in full["code"]:
        add_outline(figure, full.filter(code=selected), geojson)
    if has_labels:
        add_names(figure, entries, measure, language, letters=letters, bounds=bounds)
    figure.update_geos(
        visible=False,
        fitbounds=False,
        bgcolor="rgba(0,0,0,0)",
        showland=False,
        showcoastlines=False,
        showcountries=False,
    )
    figure.update_layout(
        legend={
            "title": {"text": wrapped(measure.label, 44), "side": "top"},
            "y": -0.02,
            "yanchor": "top",
        },
        uirevision="map",
    )
    return with_short_legend(figure)

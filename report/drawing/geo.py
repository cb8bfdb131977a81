"""Maps: areas from the geometry that the screens are given by address, dots and names."""

import math
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import plotly.graph_objects as go
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from numpy.typing import NDArray

from report.drawing import ink
from report.drawing.text import POINT, write
from report.drawing.traces import beside, marks, nth

_SERVED = "/app/"
_ROOT = Path(__file__).resolve().parent.parent.parent
Points = NDArray[np.float64]


def is_map(figure: go.Figure) -> bool:
    """Tell whether a figure is a map."""
    return any(trace.type == "choropleth" for trace in figure.data)


def draw(axes: Axes, figure: go.Figure) -> None:
    """Draw every trace of a map.

    Raises:
        OSError: The geometry was not made yet: ``python -m etl init``.
    """
    layout = figure.layout.geo
    for trace in figure.data:
        if trace.type == "choropleth":
            _areas(axes, trace, layout.projection)
        else:
            _points(axes, trace, layout.projection)
    west, east = layout.lonaxis.range
    south, north = layout.lataxis.range
    edge = np.array(
        [(lon, lat) for lon in np.linspace(west, east, 40) for lat in (south, north)]
        + [(lon, lat) for lon in (west, east) for lat in np.linspace(south, north, 40)]
    )
    ends = project(edge, layout.projection)
    axes.set_xlim(ends[:, 0].min(), ends[:, 0].max())
    axes.set_ylim(ends[:, 1].min(), ends[:, 1].max())
    axes.set_aspect("equal")


def project(points: Points, projection: Any) -> Points:
    """Return degrees of longitude and latitude in the plane: Lambert's conformal conic.

    References:
        Snyder (1987), Map Projections: A Working Manual, pages 104-110, of a sphere.
    """
    first, second = (math.radians(parallel) for parallel in projection.parallels)
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    if math.isclose(first, second):
        n = math.sin(first)
    else:
        n = math.log(math.cos(first) / math.cos(second)) / math.log(_steep(second) / _steep(first))
    scale = math.cos(first) * _steep(first) ** n / n
    away = scale / np.tan(np.pi / 4 + lat / 2) ** n
    turn = n * (lon - math.radians(projection.rotation.lon))
    return np.column_stack([away * np.sin(turn), -away * np.cos(turn)])


def _steep(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


@cache
def _shapes(address: str) -> dict[str, list[Points]]:
    """Return the rings of each area [degrees], by code."""
    path = _ROOT / address.removeprefix(_SERVED)
    found: dict[str, list[Points]] = {}
    for feature in orjson.loads(path.read_bytes())["features"]:
        form = feature["geometry"]
        parts = form["coordinates"] if form["type"] == "MultiPolygon" else [form["coordinates"]]
        rings = [np.asarray(ring, dtype=np.float64)[:, :2] for part in parts for ring in part]
        found[str(feature["id"])] = rings
    return found


def _areas(axes: Axes, trace: Any, projection: Any) -> None:
    shapes = _shapes(str(trace.geojson))
    fill = ink.colour(trace.colorscale[0][1])
    for code in trace.locations:
        rings = [project(ring, projection) for ring in shapes.get(str(code), [])]
        if not rings:
            continue
        outline = Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings))
        axes.add_patch(
            PathPatch(
                outline,
                facecolor=fill,
                edgecolor=ink.colour(trace.marker.line.color),
                linewidth=(trace.marker.line.width or 1) * POINT,
                zorder=2,
            )
        )


def _points(axes: Axes, trace: Any, projection: Any) -> None:
    known = [i for i, lon in enumerate(trace.lon) if lon is not None]
    if not known:
        return
    degrees = np.array([(trace.lon[i], trace.lat[i]) for i in known], dtype=np.float64)
    places = project(degrees, projection)
    if "markers" in trace.mode:
        marks(axes, trace.marker, places[:, 0].tolist(), places[:, 1].tolist())
    if "text" in trace.mode:
        for i, place in zip(known, places, strict=True):
            position = str(nth(trace.textposition, i) or "middle center")
            along, across, shift = beside(position)
            write(axes, str(trace.text[i]), (float(place[0]), float(place[1])),
                  size=float(trace.textfont.size or 10), colour=str(trace.textfont.color),
                  across=across, along=along, shift=shift, rim=True)  # fmt: skip

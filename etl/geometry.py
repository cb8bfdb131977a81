"""Prepare the outlines of regions and districts for the map in the browser."""

import hashlib
from pathlib import Path

import geopandas as gpd
import numpy as np
import orjson
import shapely

from etl.errors import DataRefused
from etl.settings import PROJECT, SHIPPED
from words import N_, Message

STATIC = PROJECT / "static" / "geo"
REGIONS = "reference/regions.geojson"
DISTRICTS = "reference/districts_fine.geojson"
#: Degrees. A thousandth is 70 to 110 metres: less than a line is wide on any screen.
GRID_DEG = 0.001
#: Degrees. Detail finer than this vanishes on a map of the country, and of one region.
REGION_DETAIL_DEG, DISTRICT_DETAIL_DEG = 0.02, 0.005
#: Part of the stamp: raise it when this module would write other files from the same sources.
FORMAT = "1"

UNREADABLE = N_("The outlines in {file} cannot be read: {reason}. Copy the project anew.")
BROKEN = N_("The outlines in {file} overlap or leave gaps. Copy the project anew.")


def prepare_geometry(*, data: Path = SHIPPED, static: Path = STATIC) -> dict[str, int]:
    """Write what the map fetches, unless it is there already.

    ``regions.json`` holds the regions (``id`` is the region code), ``districts_<region>.json``
    the districts of one region (``id`` is the district code). Names and numbers are not in them:
    a chart brings its own, so the browser can keep these files for every language and measure.

    Args:
        data: The folder of ``reference/``.
        static: The folder that the web server serves as ``/app/static/geo``.

    Returns:
        Bytes of each file, by name.

    Raises:
        DataRefused: A source is missing, is no GeoJSON, or its outlines do not fit together.
    """
    stamp = _stamp(data)
    if not _is_current(static, stamp):
        static.mkdir(parents=True, exist_ok=True)
        regions = _outlines(data, REGIONS, detail_deg=REGION_DETAIL_DEG)
        _write(static / "regions.json", regions["kato2"].to_list(), regions)
        districts = _outlines(data, DISTRICTS, detail_deg=DISTRICT_DETAIL_DEG)
        for region_code, part in districts.groupby("region"):
            _write(static / f"districts_{region_code}.json", part["kato"].to_list(), part)
        (static / "stamp").write_text(stamp, encoding="ascii")  # last: until here, not current
    return {path.name: path.stat().st_size for path in sorted(static.glob("*.json"))}


def _stamp(data: Path) -> str:
    digest = hashlib.sha256(FORMAT.encode())
    for name in (REGIONS, DISTRICTS):
        try:
            digest.update((data / name).read_bytes())
        except OSError as error:
            values: dict[str, object] = {"file": name, "reason": error.strerror}
            raise DataRefused(Message(UNREADABLE, values)) from error
    return digest.hexdigest()


def _is_current(static: Path, stamp: str) -> bool:
    try:
        written = (static / "stamp").read_text(encoding="ascii")
    except OSError:
        return False
    return written == stamp and (static / "regions.json").is_file()


def _outlines(data: Path, name: str, *, detail_deg: float) -> gpd.GeoDataFrame:
    """Read outlines as sound polygons on the grid, simplified so that neighbours still meet.

    Exterior rings run clockwise: Plotly takes any other for a hole and fills the world around it.
    """
    try:
        places = gpd.read_file(data / name)
    except (OSError, RuntimeError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise DataRefused(Message(UNREADABLE, {"file": name, "reason": reason})) from error
    sound = shapely.make_valid(places.geometry.to_numpy())
    simple = shapely.coverage_simplify(sound, tolerance=detail_deg)
    if not shapely.coverage_is_valid(simple):
        raise DataRefused(Message(BROKEN, {"file": name}))
    gridded = shapely.set_precision(simple, GRID_DEG, mode="pointwise")
    bent = ~shapely.is_valid(gridded)
    gridded[bent] = shapely.set_precision(simple[bent], GRID_DEG)
    return places.set_geometry(
        gpd.GeoSeries(shapely.orient_polygons(gridded, exterior_cw=True), index=places.index)
    )


def _write(path: Path, codes: list[str], places: gpd.GeoDataFrame) -> None:
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": _rounded(shape)}
        for code, shape in zip(codes, places.geometry, strict=True)
    ]
    draft = path.with_suffix(".draft")
    draft.write_bytes(orjson.dumps({"type": "FeatureCollection", "features": features}))
    draft.replace(path)


def _rounded(shape: shapely.Geometry) -> dict[str, object]:
    """Return a shape as GeoJSON with three decimals, without the noise of binary fractions."""
    parts = shapely.get_parts(shape)
    polygons = [
        [
            np.round(shapely.get_coordinates(ring), 3).tolist()
            for ring in (part.exterior, *part.interiors)
        ]
        for part in parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    ]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}

"""Tell the district in which each point of the crime map lies; the points themselves are dropped.

The fine outlines are used: the simplified ones lose points near a border. GeoPandas is imported
where it is used, because that takes most of a second which no other load should wait for.
"""

from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from etl.errors import DataRefused
from etl.places import REFERENCE
from words import N_, Message

if TYPE_CHECKING:
    import geopandas as gpd

OUTLINES = "districts_fine.geojson"
METRIC = 32642
DEGREES = 4326
WEB = 3857
#: Metres. Outlines are drawn to some hundred metres, published points rounded to a hundred.
NEAR_M = 1000.0
BATCH_POINTS = 100_000

#: Codes by which files call the systems that the map uses.
SYSTEMS = {
    **dict.fromkeys(("4326", "CRS84"), DEGREES),
    **dict.fromkeys(("3857", "102100", "102113", "900913"), WEB),
    "32642": METRIC,
}
#: Where Kazakhstan lies in each system: least and greatest x, least and greatest y. They do not
#: overlap, so a point tells its system.
RANGES = {
    DEGREES: (45.0, 89.0, 39.0, 57.0),
    METRIC: (-1_500_000.0, 2_100_000.0, 4_300_000.0, 6_500_000.0),
    WEB: (5_000_000.0, 9_900_000.0, 4_700_000.0, 7_800_000.0),
}

UNKNOWN_SYSTEM = N_(
    "The coordinates of {file} are in a system that is not known here: {system}. Export the layer"
    " with the system 4326, 3857 or 32642."
)
SCHEMA = pl.Schema({"line": pl.Int64, "district_code": pl.String, "state": pl.String})


def locate(points: pl.DataFrame, *, wkid: str | None, file: str) -> pl.DataFrame:
    """Return the district of each point.

    A point beyond every outline belongs to the nearest district within ``NEAR_M``; a point on a
    common border to the district with the smaller code.

    Args:
        points: ``line``, and ``x`` and ``y`` as text, null where there is none.
        wkid: The system that the file states; None if it states none. Then the system in whose
            range most points lie is taken.
        file: What to call the file in a message.

    Returns:
        A row per row of ``points``: ``line``, ``district_code`` and ``state``, which is ``found``,
        ``outside`` (not in Kazakhstan) or ``none`` (no point, or no number).

    Raises:
        DataRefused: The file states a system that is not one of the map's.
    """
    if wkid is not None and wkid not in SYSTEMS:
        raise DataRefused(Message(UNKNOWN_SYSTEM, {"file": file, "system": wkid[:20]}))
    numbers = points.select(
        "line",
        *(
            pl.col(name).str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
            for name in ("x", "y")
        ),
    )
    is_point = (pl.col("x").is_finite() & pl.col("y").is_finite()).fill_null(value=False)
    sound = numbers.filter(is_point)
    system = SYSTEMS[wkid] if wkid is not None else recognise(sound)
    if system is None:  # no point lies in Kazakhstan in any system
        parts = [sound.select("line", pl.lit(None, pl.String).alias("district_code"))]
    else:
        parts = [_join(part, system) for part in sound.iter_slices(BATCH_POINTS)]
    state = pl.when(pl.col("district_code").is_null()).then(pl.lit("outside"))
    nowhere = numbers.filter(~is_point).select(
        "line", pl.lit(None, pl.String).alias("district_code"), pl.lit("none").alias("state")
    )
    placed = [part.with_columns(state=state.otherwise(pl.lit("found"))) for part in parts]
    return pl.concat([nowhere.cast(SCHEMA), *placed]).sort("line")


def recognise(points: pl.DataFrame) -> int | None:
    """Return the system in whose range most points lie; None if none of them lies in any."""
    counts = {
        system: points.filter(
            pl.col("x").is_between(west, east) & pl.col("y").is_between(south, north)
        ).height
        for system, (west, east, south, north) in RANGES.items()
    }
    system = max(counts, key=counts.__getitem__)
    return system if counts[system] else None


def _join(points: pl.DataFrame, system: int) -> pl.DataFrame:
    import geopandas as gpd  # noqa: PLC0415 - see the module's docstring

    west, east, south, north = RANGES[system]
    is_near = pl.col("x").is_between(west, east) & pl.col("y").is_between(south, north)
    near = points.filter(is_near)  # a projection has no answer for points of another continent
    pairs = gpd.points_from_xy(near["x"].to_numpy(), near["y"].to_numpy(), crs=system)
    shapes = gpd.GeoDataFrame(geometry=pairs).to_crs(DEGREES)
    within = gpd.sjoin(shapes, _districts(), predicate="intersects")
    lost = shapes.loc[shapes.index.difference(within.index)]
    beside = gpd.sjoin_nearest(
        lost.to_crs(METRIC), _districts().to_crs(METRIC), max_distance=NEAR_M
    )
    codes: dict[int, str] = {}
    for joined in (within, beside):
        codes |= joined["kato"].groupby(level=0).min().to_dict()
    found = pl.Series("district_code", [codes.get(n) for n in range(near.height)], dtype=pl.String)
    far = points.filter(~is_near).select("line", pl.lit(None, pl.String).alias("district_code"))
    return pl.concat([near.select("line").with_columns(found), far])


@cache
def _districts() -> "gpd.GeoDataFrame":
    import geopandas as gpd  # noqa: PLC0415

    return gpd.read_file(REFERENCE / OUTLINES)[["kato", "geometry"]]

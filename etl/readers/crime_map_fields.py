"""The fields of the crime map that are read, under their old and their new names."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

#: What is read. Street and house (fz1r18p5, fz1r18p6), the body's names and the kind of place are
#: not: what is never read cannot leak. The number of the register (ud) is hashed, then forgotten.
FIELDS = (
    *("ud", "tz1id", "globalid", "objectid", "crime_code", "stat", "transgression"),
    *("dat_vozb", "dat_vozb_str", "dat_sover", "dat_sover_str", "reg_code", "city_code"),
    *("discontinued", "x", "y"),
)

#: Any spelling, in lower case, to the field. The old service wrote its names in capitals.
ALIASES: Mapping[str, str] = {name: name for name in FIELDS} | {
    "fid": "objectid",
    "global_id": "globalid",
    **dict.fromkeys(("lon", "long", "longitude", "point_x", "geometry.x"), "x"),
    **dict.fromkeys(("lat", "latitude", "point_y", "geometry.y"), "y"),
}

#: The columns of the export of 2016, which has no header line.
HEADERLESS = (
    *("objectid", "id", "yr", "period", "crime_code", "time_period", "hard_code", "ud", "organ"),
    *("dat_vozb", "dat_sover", "stat", "dat_vozb_str", "dat_sover_str", "tz1id", "reg_code"),
    *("city_code", "status", "org_code", "entrydate", "fz1r18p5", "fz1r18p6", "transgression"),
    *("organ_kz", "organ_en", "fe1r29p1_id", "fe1r32p1", "x", "y"),
)

#: Every name of a field, by which a reader of tables tells a header from a row.
SPELLINGS = frozenset(
    spelling for name in (*ALIASES, *HEADERLESS) for spelling in (name, name.replace("_", " "))
)

#: How programs write a cell without a value.
NO_VALUE = frozenset({"", "null", "<null>", "none", "nan", "n/a"})


class Record(NamedTuple):
    """One record: the text of each of ``FIELDS``, and the names that it came with."""

    cells: tuple[str | None, ...]
    names: Iterable[str]


class Misfit(NamedTuple):
    """A record that is none: its number in the file, the code of the check, the field, if one."""

    line: int
    check_code: str
    column_name: str | None = None


def record_of(feature: Any, number: int, *, is_doubled: bool) -> Record | Misfit:
    """Return one element of a list of records as text.

    Args:
        feature: As JSON gives it; ArcGIS calls the fields ``attributes``, GeoJSON ``properties``.
        number: Its place in the file, from 1.
        is_doubled: Whether a name stands in it twice.
    """
    if not isinstance(feature, dict):
        return Misfit(number, "crime_map_no_record")
    if is_doubled:
        return Misfit(number, "crime_map_field_twice")
    attributes = feature.get("attributes", feature.get("properties"))
    if not isinstance(attributes, dict):
        return Misfit(number, "crime_map_no_record")
    cells: dict[str, str | None] = {}
    for name, value in attributes.items():
        field = ALIASES.get(name.casefold())
        if field is None:
            continue
        if field in cells:
            return Misfit(number, "crime_map_field_twice", field)
        if isinstance(value, dict | list):
            return Misfit(number, "crime_map_no_record", field)
        cells[field] = _cell(value)
    point = _point(feature.get("geometry"))
    if point:
        cells["x"], cells["y"] = point
    return Record(tuple(map(cells.get, FIELDS)), attributes)


def whole(text: str) -> str:
    """Return a text that any program can hold: no NUL, no half of a letter."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\0", " ")


def _cell(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return str(int(value))
    text = whole(str(value)).strip()
    return None if text.casefold() in NO_VALUE else text


def _point(geometry: object) -> tuple[str | None, str | None] | None:
    """Return x and y of a point as ArcGIS (x, y) or GeoJSON (coordinates) writes it."""
    if not isinstance(geometry, dict):
        return None
    pair = [geometry.get("x"), geometry.get("y")]
    if geometry.get("type") == "Point" and isinstance(geometry.get("coordinates"), list):
        pair = geometry["coordinates"][:2]
    if len(pair) != 2 or any(isinstance(part, dict | list) for part in pair):
        return None
    x, y = (_cell(part) for part in pair)
    return (x, y) if x and y else None

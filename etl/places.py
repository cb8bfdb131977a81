"""Find the region and district that a file means, however it spells them."""

import csv
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import orjson
import polars as pl

from etl.norm_key import norm_key
from etl.settings import SHIPPED

REFERENCE = SHIPPED / "reference"
ALMATY_CITY, ALMATY_OBLAST = "75", "19"
BARE_ALMATY = frozenset({"алматы", "almaty"})
KAZAKH_ALMATY_CITY = frozenset({"алматы қаласы", "алматы қ", "алматы қала"})
MAX_SUGGESTIONS = 200

#: Words that say what kind of place a name names; without them a name is matched as well.
_KIND_WORDS = re.compile(
    r"\b(район|района|районе|р н|ауданы|ауд|г|город|города|г а|қаласы|қ|қ ә|district|city)\b"
)


class Place(NamedTuple):
    """Where a row belongs, or why that cannot be told.

    ``fault`` is one of ``region_missing``, ``region_unknown``, ``district_unknown``,
    ``district_elsewhere``, ``district_ambiguous`` (errors), ``region_ambiguous`` (a warning) and
    ``total`` (the row is a sum, not a case); ``expected`` is the nearest known name, if any.
    """

    region_code: str | None = None
    district_code: str | None = None
    fault: str | None = None
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every known spelling, by ``norm_key``.

    Attributes:
        regions: Key to region code.
        districts: Key to the district codes of that name, several in different regions.
        labels: Key of a label that is no region to its meaning (total, missing, transport, …).
        names: Key to the spelling to suggest.
    """

    regions: Mapping[str, str]
    districts: Mapping[str, frozenset[str]]
    labels: Mapping[str, str]
    names: Mapping[str, str]


def resolve_places(pairs: pl.DataFrame) -> pl.DataFrame:
    """Resolve each distinct pair of spellings of a file.

    A bare «Алматы» is the city, except in a file that also names the city in full: Kazakh
    statistical tables write the oblast that way beside «Алматы қаласы».

    Args:
        pairs: ``region_text`` and ``district_text``, either of them null.

    Returns:
        The pairs with ``region_code``, ``district_code``, ``fault`` and ``expected``; see Place.
    """
    rows = pairs.select("region_text", "district_text").rows()
    is_oblast = _bare_means_oblast({region for region, _ in rows if region})
    places = [resolve(*texts, bare_is_oblast=is_oblast) for texts in rows]
    unknown = [n for n, p in enumerate(places) if p.fault in {"region_unknown", "district_unknown"}]
    nearest = cache(_nearest)  # of this file alone: one spelling may stand in many pairs
    for number in unknown[:MAX_SUGGESTIONS]:  # a file with more such faults has another fault
        text = rows[number][places[number].fault == "district_unknown"]
        places[number] = places[number]._replace(expected=nearest(text or ""))
    found = pl.DataFrame(places, schema=dict.fromkeys(Place._fields, pl.String), orient="row")
    return pairs.hstack(found)


def resolve(
    region_text: str | None, district_text: str | None, *, bare_is_oblast: bool = False
) -> Place:
    """Return where one pair of spellings belongs."""
    book = gazetteer()
    key = norm_key(region_text or "")
    meaning = book.labels.get(key, None if key else "missing")
    districts = _districts(district_text)
    if meaning == "total":
        return Place(fault="total")
    if meaning == "missing":
        return _from_district(districts, district_text)
    if key in BARE_ALMATY:
        region, fault = _bare_almaty(districts, bare_is_oblast=bare_is_oblast)
        return _within(region, districts, district_text, fault=fault)
    if region_code := book.regions.get(key):
        return _within(region_code, districts, district_text)
    if own := book.districts.get(key):  # a district stands where the region should
        return _within(None, districts & own or own, district_text)
    return Place(fault="region_unknown")


def _bare_almaty(districts: frozenset[str], *, bare_is_oblast: bool) -> tuple[str, str | None]:
    """Return the region that a bare «Алматы» means, and whether that needs a warning."""
    found = {code[:2] for code in districts} & {ALMATY_CITY, ALMATY_OBLAST}
    if len(found) == 1:
        return found.pop(), None
    return (ALMATY_OBLAST, "region_ambiguous") if bare_is_oblast else (ALMATY_CITY, None)


def _within(
    region: str | None, districts: frozenset[str], text: str | None, *, fault: str | None = None
) -> Place:
    inside = frozenset(code for code in districts if region in {None, code[:2]})
    if len(inside) == 1:
        (code,) = inside
        return Place(code[:2], code, fault)
    if inside:
        return Place(region, fault="district_ambiguous")
    if districts:
        return Place(region, fault="district_elsewhere")
    key, book = norm_key(text or ""), gazetteer()
    if not key or book.labels.get(key) == "missing" or book.regions.get(key) == region:
        return Place(region, None, fault)
    return Place(region, fault="district_unknown")


def _from_district(districts: frozenset[str], text: str | None) -> Place:
    if len(districts) == 1:
        (code,) = districts
        return Place(code[:2], code)
    if districts:
        return Place(fault="district_ambiguous")
    key = norm_key(text or "")
    if region := gazetteer().regions.get(key):
        return Place(region)
    is_named = key and gazetteer().labels.get(key) != "missing"
    return Place(fault="district_unknown" if is_named else "region_missing")


def _districts(text: str | None) -> frozenset[str]:
    return gazetteer().districts.get(norm_key(text or ""), frozenset())


def _bare_means_oblast(regions: set[str]) -> bool:
    keys = {norm_key(region) for region in regions}
    full = keys - BARE_ALMATY
    names_oblast = any(gazetteer().regions.get(key) == ALMATY_OBLAST for key in full)
    return len(full) < len(keys) and bool(full & KAZAKH_ALMATY_CITY) and not names_oblast


def _nearest(text: str) -> str | None:
    found = difflib.get_close_matches(norm_key(text[:80]), gazetteer().names, n=1, cutoff=0.75)
    return gazetteer().names[found[0]] if found else None


@cache
def gazetteer() -> Gazetteer:
    """Return every spelling of the shipped reference data."""
    regions: dict[str, str] = {}
    districts: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for feature in orjson.loads((REFERENCE / "districts.geojson").read_bytes())["features"]:
        place = feature["properties"]
        kinds[place["kato"]] = place["kind"]
        for code in (place["kato"], *(place["includes_kato"] or "").split()):
            districts.setdefault(code, set()).add(place["kato"])
        for name in (place["name_kk"], place["name_ru"], place["name_en"]):
            bare = " ".join(_KIND_WORDS.sub(" ", norm_key(name)).split())
            for key in (norm_key(name), bare):
                districts.setdefault(key, set()).add(place["kato"])
                names.setdefault(key, name)
    for codes in districts.values():
        _prefer_cities(codes, kinds)
    for row in _rows("region_aliases.csv"):
        if row["level"] == "1":
            regions[row["norm_key"]] = row["kato2"]
        elif row["kato"] in kinds:
            districts.setdefault(row["norm_key"], set()).add(row["kato"])
        names[row["norm_key"]] = row["alias"]
    return Gazetteer(
        regions=regions,
        districts={key: frozenset(codes) for key, codes in districts.items()},
        labels={norm_key(row["label"]): row["meaning"] for row in _rows("non_region_labels.csv")},
        names=names,
    )


def _prefer_cities(codes: set[str], kinds: Mapping[str, str]) -> None:
    """Let a name shared by a city and the district around it («Костанай») mean the city."""
    for city in [code for code in codes if kinds[code] == "city"]:
        codes -= {code for code in codes if code[:2] == city[:2] and kinds[code] != "city"}


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((REFERENCE / name).read_text(encoding="utf-8").splitlines()))

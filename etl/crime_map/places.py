"""Tell the present region and district from the codes of the crime map."""

import csv
import re
from datetime import date
from functools import cache
from typing import NamedTuple

import polars as pl

from etl.places import REFERENCE, gazetteer

CODES = "crime_map_reg_codes.csv"
#: The day on which Abai, Jetisu and Ulytau were founded and Taldykorgan's number went to Qonayev.
RENUMBERED_ON = date(2022, 6, 8)
#: Of the oblasts divided in 2018 and 2022 the number alone does not tell the present region.
DIVIDED = frozenset({"19", "35", "51", "63"})

_SCHEMA = {
    "reg_code": pl.String,
    "city_code": pl.String,
    "is_renumbered": pl.Boolean,
    "region_code": pl.String,
    "district_code": pl.String,
}


class CodedPlace(NamedTuple):
    """Where the codes say that a record belongs; what they do not tell is None."""

    region_code: str | None = None
    district_code: str | None = None


def place_of(reg_code: str | None, city_code: str | None, *, is_renumbered: bool) -> CodedPlace:
    """Return the present place of a record's codes.

    The body that registered decides (``reg_code``); the oblast (``city_code``) is asked only where
    it says nothing, for the two disagree in published records. Transport police (1974) and the
    technical code 7070 have no territory.

    Args:
        reg_code: 19 and four digits of KATO, or None.
        city_code: 19 and two digits of KATO, or None.
        is_renumbered: Whether the record is of ``RENUMBERED_ON`` or later. From then on a number
            that was given to another place may mean either, so it tells nothing.

    >>> place_of("194710", "1947", is_renumbered=True)
    CodedPlace(region_code='47', district_code='471000000')
    >>> place_of("191910", None, is_renumbered=False), place_of("191910", None, is_renumbered=True)
    (CodedPlace(region_code='33', district_code='331000000'), CodedPlace(region_code=None, \
district_code=None))
    """
    reg_code, city_code = _digits(reg_code), _digits(city_code)
    if reg_code is not None:
        known = _known_codes().get(reg_code)
        if known is not None and known.region_code is not None:
            is_other_now = _by_rule(reg_code) not in {None, known.district_code}
            return CodedPlace() if is_renumbered and is_other_now else known
        by_rule = _by_rule(reg_code)
        if known is None and by_rule is not None:
            return CodedPlace(by_rule[:2], by_rule)
        return _of_area(reg_code[:4])
    return _of_area(city_code) if city_code is not None else CodedPlace()


def resolve_codes(triples: pl.DataFrame) -> pl.DataFrame:
    """Return ``reg_code``, ``city_code``, ``is_renumbered`` of each triple with its place."""
    rows = [
        (reg, city, is_renumbered, *place_of(reg, city, is_renumbered=bool(is_renumbered)))
        for reg, city, is_renumbered in triples.select(*list(_SCHEMA)[:3]).rows()
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _digits(code: str | None) -> str | None:
    """Return a code without the decimals that a spreadsheet adds."""
    return re.sub(r"\.0+$", "", code) if code else None


def _by_rule(reg_code: str) -> str | None:
    """Return the present district that has the code's four digits of KATO."""
    if not re.fullmatch(r"19[0-9]{4}", reg_code):
        return None
    hosts = gazetteer().districts.get(f"{reg_code[2:]}00000", frozenset())
    return next(iter(hosts)) if len(hosts) == 1 else None


def _of_area(city_code: str) -> CodedPlace:
    region = city_code[2:]
    known = gazetteer().regions.get(region)
    is_code = bool(re.fullmatch(r"19[0-9]{2}", city_code))
    return CodedPlace(known if is_code and region not in DIVIDED else None)


@cache
def _known_codes() -> dict[str, CodedPlace]:
    """Return every code of the layout used before 2018 with its present place."""
    with (REFERENCE / CODES).open(encoding="utf-8", newline="") as file:
        return {row["reg_code"]: _known(row) for row in csv.DictReader(file)}


def _known(row: dict[str, str]) -> CodedPlace:
    district = row["kato_current"] if row["kind"] == "district" else None
    return CodedPlace(row["region_current"] or None, district)

"""Which region and period a Form 1-M is about: from its own texts, or as stated by the reader."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from etl import places
from etl.errors import DataRefused
from etl.form_1m.period import period_in
from etl.norm_key import norm_key
from words import N_, Message

COUNTRY = "00"

REGION_MISSING = N_(
    "{file} does not say which region it counts. State it, by name or by the two digits of its"
    " code, for example 47 for Mangystau (on the command line: --region 47)."
)
REGION_UNKNOWN = N_(
    "{region} is not a region. Use its name or the two digits of its code, for example 47 for"
    " Mangystau; 00 is the country."
)
REGION_DIFFERS = N_(
    "{file} says that it counts the region {found}, but {stated} was stated. Load it without"
    " stating a region, or choose the right file."
)
NOT_A_REGION = N_(
    "{file} counts only a part of the region {region}. Load the workbook of the whole region:"
    " its title ends in «(Свод)» and names no district."
)
PERIOD_MISSING = N_(
    "{file} does not say which period it counts. State its last day, and its first one if that"
    " is not 1 January (on the command line: --period-to 2022-12-31)."
)
PERIOD_DIFFERS = N_(
    "{file} says that it counts from {found_from} to {found_to}, but {stated_from} to {stated_to}"
    " was stated. Load it without stating a period, or choose the right file."
)
PERIOD_WRONG = N_(
    "The period from {first} to {last} cannot be that of a Form 1-M: it begins and ends within"
    " one year, and not after the day on which the data were extracted."
)

_ORDER = re.compile(r"приказ|бұйры", re.IGNORECASE)
_FORM_NAME = re.compile(r"^\W*(?:форма\W+)?(?:№\W*)?1\W?[мm]\b(?:\W+нысан\w*)?", re.IGNORECASE)
_WHOLE = re.compile(r"\(\s*(?:свод\w*|жиынтық\w*)\s*\)", re.IGNORECASE)
_AREA_CODE = re.compile(r"(?:^|;)\s*(19\d{2,6})\s*%")
_KIND = re.compile(r"\b(?:област\w*|обл|облыс\w*|город\w*|г|қала\w*|қ|region|oblast|city)\b")
#: Cases of «облысы» and «қаласы»: names are known in the nominative.
_CASES = ((re.compile(r"\bоблысы\w+"), "облысы"), (re.compile(r"\bқаласы\w+"), "қаласы"))
MAX_WORDS = 6


@dataclass(frozen=True, slots=True)
class Scope:
    """What a form counts.

    Attributes:
        region_code: Two digits; "00" is the country.
        period_from: First day.
        period_to: Last day, included.
    """

    region_code: str
    period_from: date
    period_to: date


@dataclass(frozen=True, slots=True)
class Stated:
    """What the reader says of a workbook, where it does not say so itself.

    Attributes:
        region: By name or code.
        period_from: First day; 1 January of the last day's year by default.
        period_to: Last day, included.
        extract_date: The day on which the workbook was drawn.
    """

    region: str | None = None
    period_from: date | None = None
    period_to: date | None = None
    extract_date: date | None = None


def scope_of(file: str, *, title: str, remark: str, texts: Sequence[str], stated: Stated) -> Scope:
    """Return what a form counts.

    Args:
        file: Its name, for messages; a file's name is no evidence.
        title: Of the document's properties: the program that makes the form writes the region
            there.
        remark: Of the same; holds the code of the area.
        texts: What stands on its sheets.
        stated: What the reader says; where both say something, they must agree.

    Raises:
        DataRefused: Naming all that is missing, contradictory or impossible.
    """
    said = [text for text in texts if not _ORDER.search(text)]
    faults: list[Message] = []
    found_code, is_part = _found_region(title, remark, said)
    region_code = _settle_region(file, found_code, stated.region, faults)
    if is_part:
        faults.append(Message(NOT_A_REGION, {"file": file, "region": found_code}))
    period = _settle_period(file, _found_period([title, *said]), stated, faults)
    if faults or region_code is None or period is None:
        raise DataRefused(*faults)
    return Scope(region_code, *period)


def _settle_region(
    file: str, found: str | None, stated: str | None, faults: list[Message]
) -> str | None:
    wanted = region_named(stated) if stated is not None else None
    if stated is not None and wanted is None:
        faults.append(Message(REGION_UNKNOWN, {"region": stated[:40]}))
    elif found and wanted and found != wanted:
        values: dict[str, object] = {"file": file, "found": found, "stated": wanted}
        faults.append(Message(REGION_DIFFERS, values))
    elif not found and not wanted:
        faults.append(Message(REGION_MISSING, {"file": file}))
    return wanted or found


def region_named(text: str) -> str | None:
    """Return the code of the region that a text names and nothing else, "00" for the country."""
    if text.strip() == COUNTRY:
        return COUNTRY
    place = places.resolve(text, None)
    if place.fault == "total":
        return COUNTRY
    return place.region_code if place.district_code is None else None


def _found_region(title: str, remark: str, texts: Iterable[str]) -> tuple[str | None, bool]:
    """Return the region that a workbook names, and whether it counts only a part of it."""
    area = _AREA_CODE.search(remark)
    code = places.gazetteer().regions.get(area[1][:4]) if area else None
    is_part = bool(area and len(area[1]) > 4)
    name = " ".join(_WHOLE.sub(" ", _FORM_NAME.sub(" ", title)).split())
    if name and norm_key(name) in places.BARE_ALMATY and code:
        return code, is_part
    if name:
        place = places.resolve(name, None)
        if place.fault == "total":
            return COUNTRY, False
        if place.region_code:
            return place.region_code, is_part or place.district_code is not None
    inside = {found for text in (title, *texts) for found in _regions_inside(text)}
    if len(inside) == 1:
        return inside.pop(), is_part
    return code, is_part


def _regions_inside(text: str) -> set[str]:
    """Return the regions named anywhere in a text, as «… по Мангистауской области за …»."""
    known = places.gazetteer().regions
    if whole := known.get(norm_key(text)):
        return set() if text.strip().replace(".", "").isdigit() else {whole}
    said = norm_key(text)
    for case, nominative in _CASES:
        said = case.sub(nominative, said)
    parts = said.split()
    found = set()
    for start in range(len(parts)):
        for end in range(min(len(parts), start + MAX_WORDS), start + 1, -1):
            name = " ".join(parts[start:end])
            if _KIND.search(name) and name in known:
                found.add(known[name])
                break
    return found


def _found_period(texts: Iterable[str]) -> tuple[date, date] | None:
    """Return the one period that the texts state; None when they state none, or several."""
    periods = {period for text in texts if (period := period_in(text))}
    return periods.pop() if len(periods) == 1 else None


def _settle_period(
    file: str, found: tuple[date, date] | None, stated: Stated, faults: list[Message]
) -> tuple[date, date] | None:
    last = stated.period_to or (found[1] if found else None)
    if last is None:
        faults.append(Message(PERIOD_MISSING, {"file": file}))
        return None
    known = found[0] if found and found[1] == last else date(last.year, 1, 1)
    first = stated.period_from or known
    drawn = stated.extract_date
    if first > last or first.year != last.year or (drawn and last > drawn):
        faults.append(Message(PERIOD_WRONG, {"first": first, "last": last}))
    elif found and found != (first, last):
        values: dict[str, object] = {"file": file, "found_from": found[0], "found_to": found[1]}
        values |= {"stated_from": first, "stated_to": last}
        faults.append(Message(PERIOD_DIFFERS, values))
    return first, last

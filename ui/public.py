"""The chosen register as the public may see it: every count from one protected table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from analysis import by_place
from analysis.answerable import NotAnswerable
from analysis.composition import monthly_composition
from analysis.legal import LAW_DATES
from analysis.monthly import monthly_counts
from analysis.public import cases as public_cases
from analysis.public import months as public_months
from analysis.public import people as public_people
from analysis.public import places as public_places
from analysis.public.cells import protected
from analysis.public.releases import Register, history
from analysis.series import of_series
from ui import data
from ui.selection import Selection
from ui.shelf import of_release

if TYPE_CHECKING:
    from ui.frame import Screen


def cases(screen: Screen) -> pl.DataFrame:
    """Return the rows of the register, to be counted and never to be shown."""
    return data.cases(screen.release, screen.selection.dataset)


def registers(screen: Screen) -> tuple[Register, ...]:
    """Return the register as each kept release has it: readers may have seen them all."""
    return history(screen.release, screen.selection.dataset)


def counted(screen: Screen) -> public_cases.Counted:
    """Return the cases counted by place and month, protected together once a release.

    Raises:
        NotAnswerable: Nothing may be shown.
    """
    found = _counted(screen, str(screen.release.folder), screen.selection.dataset)
    if isinstance(found, NotAnswerable):
        raise found
    return found


@of_release(most=16)
def _counted(_screen: Screen, release: str, dataset: str) -> public_cases.Counted | NotAnswerable:
    try:
        return public_cases.counted(registers(_screen))
    except NotAnswerable as refusal:
        return refusal


def places(
    screen: Screen, of: pl.DataFrame, residents: pl.DataFrame, *, is_own: bool
) -> tuple[pl.DataFrame, dict[str, Any], int]:
    """Return the values of the places ``of``, all of them together, and how many are unplaced.

    Raises:
        NotAnswerable: Nothing may be shown.
    """
    found, region = counted(screen), screen.selection.region
    values = public_places.rates(found, of, residents, region=region, is_own=is_own)
    own = by_place.residents_of(residents, region)
    together = public_places.together(found, values, region=region, is_own=is_own, residents=own)
    missing = 0
    if region is not None:
        missing = public_places.unplaced(found, region, is_own=is_own)
    return values, together, missing


def monthly(screen: Screen, code: str) -> pl.DataFrame:
    """Return the months of a series of the whole country.

    Raises:
        NotAnswerable: A month is protected, or a region is chosen.
    """
    if screen.selection.region is not None:
        raise protected()
    events = of_series(cases(screen), code)
    until = screen.dataset["extract_date"]
    grid = monthly_counts(events, date="registered_on", until=until)
    return public_months.series(counted(screen), grid, code)


def composition(screen: Screen) -> pl.DataFrame:
    """Return the months of each legal basis.

    Raises:
        NotAnswerable: The articles may not be told apart.
    """
    booked = monthly_composition(cases(screen), until=screen.dataset["extract_date"])
    return public_months.composition(counted(screen), booked)


def by_fate(screen: Screen) -> pl.DataFrame:
    """Return the sanctions by kind and fate, protected together.

    Raises:
        NotAnswerable: The register has no sanctions.
    """
    return _of_people(screen, "fate")


def steps(screen: Screen) -> pl.DataFrame:
    """Return the steps from a first sanction to the second, of all articles together.

    Raises:
        NotAnswerable: The total may not be shown.
    """
    return _of_people(screen, "steps")


def positions(screen: Screen) -> pl.DataFrame:
    """Return how many cases lie before, across and after the law.

    Raises:
        NotAnswerable: The total may not be shown.
    """
    return _of_people(screen, "positions")


def window(screen: Screen, by: str) -> pl.DataFrame:
    """Return who was recorded again in the usual window, by one column.

    Just one window, one start and one kind of event: from two that differ a little, the few people
    in whom they differ could be worked out.

    Raises:
        NotAnswerable: The totals may not be shown.
    """
    return _of_people(screen, by)


def _of_people(screen: Screen, table: str) -> pl.DataFrame:
    found = _protected(screen, str(screen.release.folder), screen.selection.dataset, table)
    if isinstance(found, NotAnswerable):
        raise found
    return found


@of_release(most=64)
def _protected(
    _screen: Screen, release: str, dataset: str, table: str
) -> pl.DataFrame | NotAnswerable:
    own = registers(_screen)
    counted = {
        "fate": public_people.sanctions_by_fate,
        "steps": public_people.steps,
        "positions": public_people.positions,
    }
    days, law_date = Selection().days_window, LAW_DATES["in_force"]
    try:
        if table in counted:
            return counted[table](own)
        return public_people.window(own, by=table, days=days, law_date=law_date)
    except NotAnswerable as refusal:
        return refusal

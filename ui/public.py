"""The chosen register as the public may see it: every count from one protected table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from analysis import public, public_people, public_places
from analysis.answerable import NotAnswerable
from analysis.cohorts import law_cohorts
from analysis.composition import monthly_composition
from analysis.monthly import monthly_counts
from analysis.paths import sanction_paths
from analysis.public_cells import protected
from analysis.repeat_offences import follow_up
from analysis.series import of_series
from analysis.windows import watched
from ui import data
from ui.selection import LAW_DATES, Selection

if TYPE_CHECKING:
    from ui.frame import Screen


def cases(screen: Screen) -> pl.DataFrame:
    """Return the rows of the register, to be counted and never to be shown."""
    return data.cases(screen.release, screen.selection.dataset)


def sanctions(screen: Screen) -> pl.DataFrame:
    """Return the sanctions of the register, to be counted and never to be shown."""
    return data.sanctions(screen.release, screen.selection.dataset)


def counted(screen: Screen) -> public.Counted:
    """Return the cases counted by place and month, protected together once a release.

    Raises:
        NotAnswerable: Nothing may be shown.
    """
    found = _counted(screen, str(screen.release.folder), screen.selection.dataset)
    if isinstance(found, NotAnswerable):
        raise found
    return found


@st.cache_resource(max_entries=16, show_spinner=False)
def _counted(_screen: Screen, release: str, dataset: str) -> public.Counted | NotAnswerable:
    try:
        return public.counted(
            cases(_screen),
            until=_screen.dataset["extract_date"],
            in_force=LAW_DATES["in_force"],
        )
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
    together = public_places.together(found, values, region=region, is_own=is_own)
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
    return public.series(counted(screen), grid, code)


def composition(screen: Screen) -> pl.DataFrame:
    """Return the months of each legal basis.

    Raises:
        NotAnswerable: The articles may not be told apart.
    """
    booked = monthly_composition(cases(screen), until=screen.dataset["extract_date"])
    return public.composition(counted(screen), booked)


@st.cache_resource(max_entries=16, show_spinner=False)
def _by_fate(_screen: Screen, release: str, dataset: str) -> pl.DataFrame:
    return public_people.sanctions_by_fate(sanctions(_screen))


def by_fate(screen: Screen) -> pl.DataFrame:
    """Return the sanctions by kind and fate, protected together.

    Raises:
        NotAnswerable: The register has no sanctions.
    """
    if sanctions(screen).is_empty():
        raise protected()
    return _by_fate(screen, str(screen.release.folder), screen.selection.dataset)


def steps(screen: Screen) -> pl.DataFrame:
    """Return the steps from a first sanction to the second, of all articles together."""
    return public_people.steps(sanction_paths(sanctions(screen), steps=1))


@st.cache_resource(max_entries=32, show_spinner=False)
def _window(_screen: Screen, release: str, dataset: str, by: str) -> pl.DataFrame | NotAnswerable:
    followed = follow_up(
        cases(_screen), sanctions(_screen), until=_screen.dataset["extract_date"]
    ).people
    cohorts = law_cohorts(followed, law_date=LAW_DATES["in_force"])
    try:
        return public_people.window(watched(cohorts, days=Selection().days_window), by=by)
    except NotAnswerable as refusal:
        return refusal


def window(screen: Screen, by: str) -> pl.DataFrame:
    """Return who was recorded again in the usual window, by one column.

    Just one window, one start and one kind of event: from two that differ a little, the few people
    in whom they differ could be worked out.

    Raises:
        NotAnswerable: The totals may not be shown.
    """
    found = _window(screen, str(screen.release.folder), screen.selection.dataset, by)
    if isinstance(found, NotAnswerable):
        raise found
    return found

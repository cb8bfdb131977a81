"""What the screen Before and after computes: one series, one model, three law dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

import contracts
from analysis import by_place
from analysis.answerable import NotAnswerable
from analysis.before_after import (
    monthly_counts,
    placebo_dates,
    smallest_detectable_ratio,
)
from analysis.by_region import change_by_region, per_100k
from analysis.law_dates import change_by_law_date
from analysis.series import no_monthly_series, of_series
from report.answers.place_rows import named
from ui import data, public, registers
from ui.controls import translated
from ui.prepared import narrowed
from ui.selection import Selection
from ui.shelf import of_release
from words import N_

if TYPE_CHECKING:
    from ui.frame import Screen

SERIES = {
    "stalking": N_("All stalking-type records, whatever the article"),
    "admin": N_("Administrative articles 434, 73, 461"),
    "criminal": N_("Criminal articles 115, 147, 149"),
}
COLUMNS = (
    "month",
    "count",
    "fitted",
    "counterfactual",
    "counterfactual_low",
    "counterfactual_high",
)
TRANSITIONS = ("0", "1", "3")
LAW = {"signed": N_("Signed, 16 July 2025"), "in_force": N_("In force, 16 September 2025")}


def law_options(screen: Screen) -> dict[str, str]:
    """Return the law dates to choose from; a date from the address is one of them."""
    found = translated(LAW, screen.language)
    chosen = screen.selection.law
    if chosen not in found:
        found[chosen] = screen.language.date(screen.selection.law_date)
    return found


def monthly(screen: Screen, code: str) -> pl.DataFrame:
    """Return the monthly counts of a series in the chosen register and region.

    Raises:
        NotAnswerable: The published record has no monthly counts.
    """
    if screen.is_published:
        raise no_monthly_series()
    if screen.is_public:
        return public.monthly(screen, code)
    own = screen.selection
    return _monthly(screen, str(screen.release.folder), own.dataset, code, own.region)


@of_release(most=64)
def _monthly(
    _screen: Screen, release: str, dataset: str, code: str, region: str | None
) -> pl.DataFrame:
    events = of_series(data.cases(_screen.release, dataset), code, region_code=region)
    return monthly_counts(events, date="registered_on", until=_screen.dataset["extract_date"])


@of_release(most=32)
def _monthly_by_region(_screen: Screen, release: str, dataset: str, code: str) -> pl.DataFrame:
    events = of_series(registers.cases(_screen), code)
    until = _screen.dataset["extract_date"]
    return monthly_counts(events, date="registered_on", until=until, by="region_code")


def options(screen: Screen) -> dict[str, Any]:
    """Return what every model of this screen is told: law date, transition, provisional months."""
    chosen = screen.selection
    return {
        "law_date": chosen.law_date,
        "transition_months": int(chosen.transition),
        "drop_provisional": True,
    }


def placebos(screen: Screen, code: str) -> pl.DataFrame:
    """Return the change of level at the law date and at the admissible dates before it."""
    return placebo_dates(monthly(screen, code), **options(screen))


def detectable(screen: Screen, code: str) -> float | None:
    """Return the smallest rise that would show, or ``None`` if none would.

    It is searched for in simulations, longer than all else on the screen takes together, and is the
    same in every language.
    """
    choices = narrowed(
        screen.selection, ("region", "law", "transition"), always=("dataset", "seen")
    )
    return _detectable(screen, str(screen.release.folder), choices, code)


@of_release(most=64)
def _detectable(screen: Screen, release: str, choices: Selection, code: str) -> float | None:
    try:
        return smallest_detectable_ratio(monthly(screen, code), **options(screen))
    except NotAnswerable:
        return None


def by_region(screen: Screen, code: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return every region's months as rates, and each region's answer or none, by name."""
    names = named(data.frame(screen.release, contracts.REGION), screen.language).select(
        "region_code", name="short"
    )
    release = str(screen.release.folder)
    counts = _monthly_by_region(screen, release, screen.selection.dataset, code)
    chosen = options(screen)
    months, answers = change_by_region(
        counts, law_date=chosen["law_date"], transition_months=chosen["transition_months"]
    )
    population = data.frame(screen.release, contracts.POPULATION)
    people = by_place.residents(population, year=screen.dataset["extract_date"].year)
    rates = per_100k(months, people, place="region_code")
    return (
        rates.join(names, on="region_code", maintain_order="left"),
        answers.join(names, on="region_code").sort(pl.col("name").str.to_lowercase()),
    )


def by_law_date(screen: Screen, code: str) -> pl.DataFrame:
    """Return the change of level at each law date and the plain ratio, each with its ``label``.

    Raises:
        NotAnswerable: The model cannot be fitted at the chosen date.
    """
    reader, chosen = screen.language, options(screen)
    found = change_by_law_date(
        monthly(screen, code),
        law_date=chosen["law_date"],
        transition_months=chosen["transition_months"],
    )
    labels = [
        reader.text("Plain comparison, no model") if is_crude else reader.date(day)
        for day, is_crude in found.select("law_date", "is_crude").iter_rows()
    ]
    return found.with_columns(label=pl.Series(labels, dtype=pl.String))

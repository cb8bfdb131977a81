"""What the screen Repeat offences computes: people followed from their first sanction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

import contracts
from analysis.cohorts import law_cohorts, sanctioned
from analysis.frequency import repeat_frequency
from analysis.legal import LAW_DATES
from analysis.refusal import NotAnswerable
from analysis.repeat_offences import follow_up, repeat_within
from analysis.series import no_register
from report.answers.place_rows import named
from ui import data
from ui.shelf import of_release
from words import N_

if TYPE_CHECKING:
    from analysis.follow_up import FollowUp
    from ui.frame import Screen

START = {"sanction": N_("From the first sanction"), "registration": N_("From the first case")}
EVENT = {
    "any": N_("Any new case"),
    "same_victim": N_("Against the same victim"),
    "same_article": N_("Under the same article"),
}
DAYS = ("90", "180", "365")

#: No percentage of fewer people.
FEWEST_PEOPLE = 30


def people(screen: Screen) -> FollowUp:
    """Return the people of the chosen register, followed as the reader chose.

    Raises:
        NotAnswerable: There is no register.
    """
    if screen.is_published:
        raise no_register()
    return _followed(screen, *asked(screen))


@of_release(most=16)
def _followed(_screen: Screen, release: str, dataset: str, start: str, event: str) -> FollowUp:
    return follow_up(
        data.cases(_screen.release, dataset),
        data.sanctions(_screen.release, dataset),
        start=start,  # type: ignore[arg-type]
        event=event,  # type: ignore[arg-type]
        until=_screen.dataset["extract_date"],
    )


def asked(screen: Screen) -> tuple[str, str, str, str]:
    """Return all that the people followed depend on: release, data set, and who is watched."""
    chosen = screen.selection
    return str(screen.release.folder), chosen.dataset, chosen.start, chosen.event


def windows(screen: Screen, *, by: str | None = None) -> pl.DataFrame:
    """Return the rates within every window, with its length ``days``; worked out together.

    Args:
        screen: It says who is watched.
        by: The groups: ``sanction_type``, ``region_code``, or ``cohort`` for people sanctioned
            before and after the law was in force.

    Raises:
        NotAnswerable: There is no register; or, by sanction, people are not watched from one.
    """
    return _windows(screen, *asked(screen), by)


@of_release(most=64)
def _windows(_screen: Screen, release: str, *key: str | None) -> pl.DataFrame:
    by = key[-1]
    followed = people(_screen).people
    if by == "sanction_type":
        followed = sanctioned(followed)
    if by == "cohort":
        followed = law_cohorts(followed, law_date=LAW_DATES["in_force"])
    return pl.concat(
        [
            repeat_within(followed, days=int(days), by=by).with_columns(days=pl.lit(int(days)))
            for days in DAYS
        ]
    )


def chosen_window(screen: Screen, *, by: str | None = None) -> pl.DataFrame:
    """Return the rates within the window that the reader chose; see ``windows``."""
    return windows(screen, by=by).filter(days=screen.selection.days_window)


def frequency(screen: Screen) -> pl.DataFrame:
    """Return repeat offences per person-year by first sanction.

    Raises:
        NotAnswerable: There is no register, or people are not watched from a sanction.
    """
    sanctioned(people(screen).people)
    return _frequency(screen, *asked(screen))


@of_release(most=32)
def _frequency(_screen: Screen, release: str, dataset: str, start: str, event: str) -> pl.DataFrame:
    counted = repeat_frequency(
        people(_screen).people, data.cases(_screen.release, dataset), by="sanction_type"
    )
    limits = {"low": "per_person_year_low", "high": "per_person_year_high"}
    return counted.rename(limits)


def region_rates(screen: Screen) -> tuple[pl.DataFrame, int]:
    """Return the rates of regions with enough people, by name, and how many regions have not."""
    rates = chosen_window(screen, by="region_code").drop_nulls("region_code")
    names = named(data.frame(screen.release, contracts.REGION), screen.language).select(
        "region_code", name="short"
    )
    enough = rates.filter(pl.col("people") >= FEWEST_PEOPLE).join(names, on="region_code")
    shown = enough.sort(pl.col("name").str.to_lowercase())
    return shown, names.height - shown.height


def any_repeat(steps: pl.DataFrame) -> NotAnswerable | None:
    """Return the refusal of curves on which nobody has been recorded again, or ``None``."""
    if steps.height:
        return None
    return NotAnswerable(
        N_("Nobody has been recorded again yet."), needed=N_("At least one repeat offence.")
    )

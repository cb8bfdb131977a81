"""The cards of the screen Repeat offences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import answerable
from analysis.disclosure.rules import with_share_status
from analysis.series import no_exits
from charts.windows import window_rates_figure
from report.answers.answer import Answer, require
from ui import curves, follow_up
from ui.prepared import card
from words import N_
from words.sentences import repeat_offences as said
from words.vocabulary import CODES

if TYPE_CHECKING:
    from ui.frame import Screen

#: Who is watched from when, and for what; how long.
WATCHED = ("start", "event")
WINDOW = (*WATCHED, "days")
RATES = ("days", "people", "reoffended", "share", "low", "high")


@card("curve", N_("Recorded again after a first sanction"), by=WINDOW)
def curve(screen: Screen) -> Answer:
    """Return the share recorded again by each day after the first sanction."""
    reader, _ = screen.language, screen.language.text
    days = screen.selection.days_window
    people = follow_up.people(screen).people
    until = screen.dataset["extract_date"]
    require(answerable.follow_up(people, days=days, until=until))
    overall = follow_up.chosen_window(screen).row(0, named=True)
    course = curves.overall(screen)
    return Answer(
        said.within(overall, days=days, reader=reader),
        figure=course.figure,
        table=course.steps,
        columns=("day", "at_risk", "reoffended", "share", "share_low", "share_high"),
    )


@card("windows", N_("Within fixed windows, by first sanction"), by=WINDOW)
def by_sanction(screen: Screen) -> Answer:
    """Return the chosen window by the first sanction."""
    reader, _ = screen.language, screen.language.text
    found = curves.sanctions(screen)
    rates, chosen = found.rates, found.rates.filter(days=screen.selection.days_window)
    return Answer(
        said.compared(found.compared, reader),
        figure=window_rates_figure(chosen, language=reader, by="sanction_type"),
        table=with_share_status(rates, "people"),
        columns=("sanction_type", *RATES),
    )


@card("cohorts", N_("Sanctioned before and after the law"), by=WINDOW)
def cohorts(screen: Screen) -> Answer:
    """Compare people sanctioned before and after the law over equally long windows."""
    reader, _ = screen.language, screen.language.text
    days = screen.selection.days_window
    rates = follow_up.chosen_window(screen, by="cohort")
    require(answerable.enough_people(min(rates["people"].to_list(), default=0)))
    words = {code: _(text) for code, text in CODES["cohort"].items()}
    return Answer(
        said.cohorts(rates, days=days, reader=reader),
        figure=window_rates_figure(rates, language=reader, by="cohort", labels=words),
        table=with_share_status(rates, "people"),
        columns=("cohort", *RATES),
    )


@card("frequency", N_("How many repeat offences, not how many people"), by=WATCHED)
def frequency(screen: Screen) -> Answer:
    """Return repeat offences per person-year beside the share of people."""
    reader, _ = screen.language, screen.language.text
    counted = follow_up.frequency(screen)
    return Answer(
        said.frequency(counted, reader),
        table=counted,
        columns=("sanction_type", "people", "offences", "person_years", "per_person_year",
                 "per_person_year_low", "per_person_year_high"),
    )  # fmt: skip


def endings(screen: Screen) -> None:
    """Say what it takes to tell deaths and departures apart from staying clear."""
    _ = screen.language.text
    with screen.card("endings", _("Those who died or left")) as it:
        it.requires(no_exits())


@card("repeat_regions", N_("By region, where it can be answered"), by=WINDOW)
def by_region(screen: Screen) -> Answer:
    """Return the window by region, where enough people were watched."""
    reader, _ = screen.language, screen.language.text
    days = screen.selection.days_window
    rates, left_out = follow_up.region_rates(screen)
    require(answerable.enough_people(int(rates["people"].sum())))
    words = dict(zip(rates["region_code"], rates["name"], strict=True))
    return Answer(
        said.by_region(rates, left_out, days=days, reader=reader),
        figure=window_rates_figure(
            rates, language=reader, by="region_code", labels=words, one_look=True
        ),
        table=with_share_status(rates, "people"),
        columns=("name", *RATES),
    )

"""What police, investigators and courts do: how far cases went, which sanctions, what followed."""

from typing import Literal

import polars as pl

from analysis.commands.people import NO_CAUSE, Event, Start, followed
from analysis.fines_compared import COVARIATES, fines_against_others
from analysis.paths import sanction_paths
from analysis.penalties import fine_payment, fine_severity, sanction_mix
from analysis.practice import practice_days, practice_grounds, practice_steps
from analysis.question import Answer, Question
from contracts import MCI, SANCTION_NORM
from words import N_, Message

PenaltiesShown = Literal["mix", "fines", "payment", "paths", "adjusted"]


def penalties(
    question: Question,
    *,
    start: Start,
    event: Event,
    days: int,
    show: PenaltiesShown,
) -> Answer:
    """Return the sanction mix, the fines, what became of them, what came next, or who came back.

    Args:
        question: Data set, region, articles and groups.
        start: From when people are watched; of ``adjusted`` alone, as ``event`` and ``days``.
        event: Which new case counts.
        days: Length of the window [days].
        show: Which of the tables.

    Raises:
        ValueError: Groups of a table that has none.
        NotAnswerable: The published record is no register; ``adjusted``: too few people, no
            overlap between those fined and others, or people are not watched from a sanction.
    """
    if question.by and show in ("adjusted", "fines", "paths"):
        raise ValueError(f"--show {show} has no groups: leave --by out, or ask --show mix.")
    if show == "adjusted":
        return _adjusted(question, start=start, event=event, days=days)
    sanctions = question.sanctions()
    if show == "mix":
        return Answer(sanction_mix(sanctions, by=question.by))
    if show == "paths":
        return Answer(sanction_paths(sanctions, steps=2), (NO_CAUSE,))
    mci, norms = question.source.frame(MCI), question.source.frame(SANCTION_NORM)
    fines = fine_severity(sanctions, mci=mci, norms=norms)
    if show == "payment":
        return Answer(fine_payment(fines, by=question.by))
    columns = ("sanction_id", "imposed_on", "article", "fine_mci", "fine_kzt", "ceiling_mci")
    return Answer(fines.select(*columns, "share_of_ceiling", "status", "days_to_payment"))


def _adjusted(question: Question, *, start: Start, event: Event, days: int) -> Answer:
    """Return fines against other sanctions: the plain difference and the adjusted one."""
    everybody = Question(question.source, question.dataset)
    people = followed(everybody, start=start, event=event).people
    if question.region is not None:
        people = people.filter(pl.col("region_code") == question.region)
    found = fines_against_others(people, articles=question.articles, days=days)
    rows = (
        (False, found.difference_per_100, found.low, found.high, sum(found.people)),
        (True, found.crude_per_100, None, None, sum(found.people)),
    )
    names = ("is_crude", "per_100", "per_100_low", "per_100_high", "people")
    equal = Message(N_("Held equal: {columns}."), {"columns": ", ".join(COVARIATES)})
    weighed = Message(
        N_("Share of people with a counterpart: {share}. E-value: {e_value}."),
        {"share": f"{found.overlap:.2f}", "e_value": f"{found.e_value:.2f}"},
    )
    arms = Message(
        N_("Fined: {fined} people, another sanction: {others}."),
        {"fined": found.people[0], "others": found.people[1]},
    )
    table = pl.DataFrame(rows, schema=names, orient="row")
    return Answer(table, (arms, equal, weighed, NO_CAUSE))


def practice(question: Question, *, show: Literal["steps", "grounds", "days"]) -> Answer:
    """Return how far cases went, on which grounds they ended, or how long each step took."""
    cases = question.cases()
    unfinished = Message(N_("Recent cases are still on their way: shares are so far."))
    if show == "steps":
        return Answer(practice_steps(cases, by=question.by), (unfinished,))
    if show == "grounds":
        return Answer(practice_grounds(cases, by=question.by), (unfinished,))
    return Answer(practice_days(cases, by=question.by), (unfinished,))

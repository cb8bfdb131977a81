"""Who comes back: how many, how soon, how often."""

from typing import Literal

import polars as pl

from analysis.cohorts import law_cohorts
from analysis.follow_up import FollowUp
from analysis.frequency import repeat_frequency
from analysis.legal import IN_FORCE
from analysis.question import Answer, Question
from analysis.repeat_offences import (
    cumulative_incidence,
    follow_up,
    repeat_offence_curve,
    repeat_within,
)
from analysis.series import no_register
from words import N_, Message

NO_CAUSE = Message(N_("A difference between groups is an association, not an effect."))
Start = Literal["sanction", "registration"]
Event = Literal["any", "same_victim", "same_article"]
PeopleShown = Literal["curve", "within", "cohorts", "frequency", "endings", "left-out"]


def followed(question: Question, *, start: Start, event: Event) -> FollowUp:
    """Return the people of a register, watched from their first sanction or case.

    Later cases count wherever and under whatever article they were registered: the filters choose
    whom to follow, not what they did afterwards.

    Raises:
        NotAnswerable: The published record is no register.
    """
    if question.is_published:
        raise no_register()
    everywhere = Question(question.source, question.dataset)
    sanctions = question.sanctions()
    return follow_up(everywhere.cases(), sanctions, start=start, event=event, until=question.until)


def repeat_offences(
    question: Question, *, start: Start, event: Event, days: int, show: PeopleShown
) -> Answer:
    """Return how soon people reoffend, within how many days, how often, or who is left out.

    Raises:
        NotAnswerable: The published record is no register.
    """
    found = followed(question, start=start, event=event)
    people = found.people
    if start == "registration":
        people = people.filter(pl.col("index_id").is_in(question.cases()["case_id"].implode()))
    said = [
        Message(N_("People followed: {n}."), {"n": people.height}),
        Message(N_("Rows left out: {n}; see --show left-out."), {"n": found.left_out.height}),
    ]
    by = question.by
    if show == "left-out":
        left = found.left_out.group_by("reason").agg(pl.len().alias("count")).sort("reason")
        return Answer(left, tuple(said))
    if show == "cohorts":
        said.append(Message(N_("In force since {day}."), {"day": IN_FORCE}))
        people = law_cohorts(people, law_date=IN_FORCE)
        by = ("cohort", *by)
    if show == "curve":
        table = repeat_offence_curve(people, by=by)
    elif show == "frequency":
        cases = Question(question.source, question.dataset).cases()
        table = repeat_frequency(people, cases, by=by)
    elif show == "endings":
        table = cumulative_incidence(people, by=by)
    else:
        table = repeat_within(people, days=days, by=by)
    return Answer(table, (*said, *((NO_CAUSE,) if by else ())))

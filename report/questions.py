"""The questions that a note can carry, and who answers each of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from report.answers import courts, known, months, people, places, practice
from report.answers.answer import Answer
from report.asked import Asked
from words import N_

_NOT_PREVALENCE = N_("Recorded offences, not prevalence: what is not reported is not counted.")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a reader.

    Attributes:
        title: The question itself (message id).
        answer: From what is asked to the answer; raises ``NotAnswerable``.
        screen: The screen that shows the same answer.
        limits: What the answer does not say (message ids).
        knows_places: Whether it can be asked of one region.
        of_published: Whether it is always asked of the published record.
    """

    title: str
    answer: Callable[[Asked], Answer]
    screen: str
    limits: tuple[str, ...]
    knows_places: bool = False
    of_published: bool = False


QUESTIONS: Mapping[str, Question] = {
    "known": Question(
        N_("How many cases are known, and by whom?"),
        known.official_figures,
        "",
        (
            N_("It does not say how many cases there are today: a figure is as old as its date."),
            _NOT_PREVALENCE,
        ),
        of_published=True,
    ),
    "rates": Question(
        N_("Where were offences recorded?"),
        places.by_place_answer,
        "regions",
        (
            N_("It does not say where stalking is more common: recording differs by place."),
            N_("Regions are never ranked by counts; small numbers jump by chance."),
        ),
        knows_places=True,
    ),
    "before_after": Question(
        N_("Did July 2025 change anything?"),
        months.before_after,
        "before_after",
        (
            N_("It does not say that the law caused a change: reporting may have changed too."),
            N_("It says nothing of article 115-1 itself, which did not exist before the law."),
        ),
        knows_places=True,
    ),
    "practice": Question(
        N_("How far do cases go, from complaint to verdict?"),
        practice.from_complaint_to_verdict,
        "practice",
        (
            N_("Recent cases are still on their way: shares are so far."),
            N_("What the court knew of each case is not in these data."),
        ),
        knows_places=True,
    ),
    "penalties": Question(
        N_("What do courts impose, how near the maximum?"),
        courts.sanctions,
        "penalties",
        (
            N_("It does not say whether a sanction works: people must be watched afterwards."),
            N_("What the court knew of each case is not in these data."),
        ),
    ),
    "fines": Question(
        N_("Do fines do worse than other sanctions?"),
        people.fines_against_others,
        "penalties",
        (
            N_("It does not say that a fine causes or prevents a repeat offence."),
            N_("What is not recorded, such as evidence or income, could explain a difference."),
        ),
    ),
    "repeat_offences": Question(
        N_("How many come back after a sanction, and how soon?"),
        people.within,
        "repeat_offences",
        (
            N_("It does not say that a sanction caused or prevented a repeat offence."),
            N_("Repeat offences that nobody reported or recorded are not in it."),
        ),
    ),
    "conduct_vs_law": Question(
        N_("Which conduct can article 115-1 reach?"),
        courts.conduct_and_law,
        "cases_and_law",
        (
            N_("It is a reading of dates, not a legal opinion on any case."),
            N_("It does not say how such cases are usually decided."),
        ),
    ),
}

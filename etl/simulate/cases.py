"""Cases of the simulated register: people, their first case and every repeat of it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.simulate.world import Days, Floats, Places, Truth, day

Strings = npt.NDArray[np.str_]
Flags = npt.NDArray[np.bool_]

RELATIONSHIPS = {
    "ex_spouse": 0.24,
    "ex_partner": 0.26,
    "acquaintance": 0.17,
    "stranger": 0.12,
    "online": 0.06,
    "colleague": 0.05,
    "relative": 0.04,
    "unknown": 0.06,
}
FORMS = {
    "calls;messages": 0.28,
    "messages;online": 0.16,
    "following": 0.10,
    "following;visits_home": 0.14,
    "calls;threats": 0.10,
    "visits_home;threats": 0.08,
    "visits_work": 0.05,
    "gifts;messages": 0.04,
    "surveillance;following": 0.05,
}
OLD_ARTICLES = {
    "КоАП 434": 0.45,
    "КоАП 73": 0.25,
    "КоАП 461": 0.10,
    "УК 115": 0.15,
    "УК 147": 0.05,
}


@dataclass(frozen=True, slots=True)
class People:
    """One entry per person, for as long as the register runs."""

    place: npt.NDArray[np.int64]
    is_man: Flags
    birth_year: Days
    relationship: Strings
    victim_birth_year: Days
    has_order: Flags  # the victim got a protective order

    def __len__(self) -> int:
        return len(self.place)


@dataclass(frozen=True, slots=True)
class Cases:
    """One entry per case, all of the same order in the lives of their people.

    Attributes:
        person: Index into ``People``.
        earlier: Earlier cases of the person.
        conduct_from: Day of the first act.
        conduct_to: Day of the last act.
        reported: Day of the report.
        registered: Day of the registration.
        article: As charged.
        decided: Day of the outcome, if the extract were late enough.
        outcome: As decided then.
    """

    person: npt.NDArray[np.int64]
    earlier: npt.NDArray[np.int64]
    conduct_from: Days
    conduct_to: Days
    reported: Days
    registered: Days
    article: Strings
    decided: Days
    outcome: Strings

    def take(self, chosen: Flags | npt.NDArray[np.int64]) -> "Cases":
        """Return the chosen entries."""
        return Cases(*(getattr(self, name)[chosen] for name in self.__slots__))


def draw_people(rng: np.random.Generator, number: int, where: Places) -> People:
    """Draw people; former partners' victims get a protective order more often."""
    relationship = pick(rng, RELATIONSHIPS, number)
    former = np.char.startswith(relationship, "ex_")
    birth_year = np.clip(rng.normal(1989, 10, number).round(), 1950, 2006).astype(np.int64)
    victims = np.clip(birth_year + rng.normal(2, 7, number).round(), 1945, 2010).astype(np.int64)
    return People(
        place=rng.choice(len(where.weight), number, p=where.weight),
        is_man=rng.random(number) < 0.86,
        birth_year=birth_year,
        relationship=relationship,
        victim_birth_year=victims,
        has_order=rng.random(number) < np.where(former, 0.42, 0.14),
    )


def first_cases(rng: np.random.Generator, people: People, truth: Truth, density: Floats) -> Cases:
    """Draw everybody's first case, backwards from the day on which it was registered."""
    number = len(people)
    registered = day(truth.first_day) + rng.choice(len(density), number, p=density)
    reported = registered - delay(rng, number, truth.registration_mean_days)
    conduct_to = reported - delay(rng, number, truth.report_mean_days)
    conduct_from = conduct_to - delay(rng, number, 60.0)
    person = np.arange(number)
    earlier = np.zeros(number, np.int64)
    steps = (conduct_from, conduct_to, reported, registered)
    return _decide(rng, person, earlier, steps, truth)


def repeat_cases(
    rng: np.random.Generator, before: Cases, conduct_from: Days, truth: Truth
) -> Cases:
    """Draw the case that follows each of ``before``, forwards from its first act."""
    number = len(conduct_from)
    conduct_to = conduct_from + delay(rng, number, 25.0)
    reported = conduct_to + delay(rng, number, truth.report_mean_days)
    registered = reported + delay(rng, number, truth.registration_mean_days)
    steps = (conduct_from, conduct_to, reported, registered)
    return _decide(rng, before.person, before.earlier + 1, steps, truth)


def pick(rng: np.random.Generator, shares: dict[str, float], number: int) -> Strings:
    """Draw ``number`` of the keys in proportion to their shares."""
    weights = np.array(list(shares.values()))
    names = np.array(list(shares))
    drawn: Strings = names[rng.choice(len(names), number, p=weights / weights.sum())]
    return drawn


def delay(rng: np.random.Generator, number: int, mean_days: float) -> Days:
    """Draw whole days, 0 or more, that fall off exponentially."""
    days: Days = np.floor(rng.exponential(mean_days, number)).astype(np.int64)
    return days


def _decide(
    rng: np.random.Generator,
    person: npt.NDArray[np.int64],
    earlier: npt.NDArray[np.int64],
    steps: tuple[Days, Days, Days, Days],
    truth: Truth,
) -> Cases:
    """Draw article and outcome: 115-1 only for conduct that lasted into its time in force."""
    conduct_from, conduct_to, reported, registered = steps
    number = len(person)
    chargeable = conduct_to >= day(truth.law_in_force)
    under_law = chargeable & (rng.random(number) < truth.article_share)
    article = np.where(under_law, "УК 115-1", pick(rng, OLD_ARTICLES, number))
    criminal = pick(rng, {"convicted": 60, "terminated": 32, "refused": 6, "acquitted": 2}, number)
    administrative = pick(rng, {"admin_only": 84, "terminated": 16}, number)
    return Cases(
        person=person,
        earlier=earlier,
        conduct_from=conduct_from,
        conduct_to=conduct_to,
        reported=reported,
        registered=registered,
        article=article,
        decided=registered + 20 + delay(rng, number, truth.decision_mean_days),
        outcome=np.where(np.char.startswith(article, "УК"), criminal, administrative),
    )

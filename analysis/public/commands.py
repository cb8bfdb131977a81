"""The command line's answers as the public sees them: the tables of the screens, or a refusal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from analysis import by_place
from analysis.before_after import crude_change, months_left_out, segmented_regression
from analysis.legal import IN_FORCE
from analysis.monthly import monthly_counts
from analysis.public import cases as public_cases
from analysis.public import months as public_months
from analysis.public import people as public_people
from analysis.public import places as public_places
from analysis.public.cells import protected
from analysis.public.releases import Register, history
from analysis.question import Answer, Question
from analysis.series import of_series
from contracts import DISTRICT, POPULATION, REGION
from words import N_, Message

#: The screens' window and groups; others, side by side with these, would give people away.
DAYS = 180
GROUPS = ("sanction_type", "cohort", "region_code")
_OWN = ("УК 115-1",)
_HIDDEN = (
    Message(N_("Public view: small counts, and what would give them away, are hidden (c).")),
    Message(N_("Numbers that changed by a few people are as an earlier release had them (kept).")),
)


def answer(measure: str, question: Question, options: Mapping[str, Any]) -> Answer:
    """Return the answer to a question about a register, with small counts protected.

    Args:
        measure: The command's name.
        question: Data set, region, articles and groups.
        options: What else the command was given.

    Raises:
        NotAnswerable: No screen shows the public this table.
    """
    found = _MEASURES.get((measure, options.get("show")))
    if found is None:
        raise protected()
    return Answer(found(question, options), _HIDDEN)


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question is answered: for analysts, or of a register as the public sees it.

    The published record is public already.

    Attributes:
        measure: The command's name.
        ask: Answers an analyst.
        as_public: Whether the public asks; then of the release that the public sees.
        given: What else the command was given.
    """

    measure: str
    ask: Callable[..., Answer]
    as_public: bool
    given: Mapping[str, Any]

    def __call__(self, question: Question) -> Answer:
        """Answer a question."""
        if self.as_public and not question.is_published:
            return answer(self.measure, question, self.given)
        return self.ask(question, **self.given)


def seen(measure: str, ask: Callable[..., Answer], *, as_public: bool, **given: object) -> Asked:
    """Return how a question is answered to whoever asks."""
    return Asked(measure, ask, as_public, given)


def _registers(question: Question) -> tuple[Register, ...]:
    return history(question.source, question.dataset["dataset"])


def _counted(question: Question) -> public_cases.Counted:
    return public_cases.counted(_registers(question))


def _is_own(question: Question) -> bool:
    """Tell whether just article 115-1 is asked for; no other choice is protected."""
    if question.articles not in ((), _OWN) or (question.by and question.by != ("region_code",)):
        raise protected()
    return question.articles == _OWN


def _rates(question: Question, options: Mapping[str, Any]) -> pl.DataFrame:
    is_own, region = _is_own(question), question.region
    places = question.source.frame(REGION if region is None else DISTRICT)
    if region is not None:
        places = places.filter(region_code=region)
    residents = by_place.residents(question.source.frame(POPULATION), year=question.until.year)
    code = "region_code" if region is None else "district_code"
    return public_places.rates(
        _counted(question), places.select(code, "name_en"), residents,
        region=region, is_own=is_own,
    )  # fmt: skip


def _months(question: Question, options: Mapping[str, Any]) -> pl.DataFrame:
    if question.region is not None or question.articles:
        raise protected()
    code = options["series"]
    events = of_series(question.cases(), code)
    grid = monthly_counts(events, date="registered_on", until=question.until)
    return public_months.series(_counted(question), grid, code)


def _model(question: Question, options: Mapping[str, Any]) -> pl.DataFrame:
    law_date: date = options["law_date"]
    months, left_out = _months(question, options), options["transition"]
    return segmented_regression(
        months, law_date=law_date, transition_months=left_out, drop_provisional=True
    ).estimates


def _crude(question: Question, options: Mapping[str, Any]) -> pl.DataFrame:
    months, left_out = _months(question, options), months_left_out(options["transition"])
    return crude_change(
        months, law_date=options["law_date"], transition_months=left_out, drop_provisional=True
    ).estimates


def _within(question: Question, options: Mapping[str, Any]) -> pl.DataFrame:
    usual = {"start": "sanction", "event": "any", "days": DAYS}
    by = question.by[0] if len(question.by) == 1 else None
    filtered = question.region is not None or question.articles
    if by not in GROUPS or filtered or any(options[name] != it for name, it in usual.items()):
        raise protected()
    return public_people.window(_registers(question), by=by, days=DAYS, law_date=IN_FORCE)


def _penalties(question: Question, *, of_fines: bool) -> pl.DataFrame:
    is_own = _is_own(question)
    if question.region is not None or question.by:
        raise protected()
    found = public_people.sanctions_by_fate(_registers(question))
    read = public_people.payment if of_fines else public_people.mix
    return read(found, is_own=is_own)


def _positions(question: Question, options: Mapping[str, Any]) -> pl.DataFrame:
    if question.region is not None or question.articles or options["in_force"] != IN_FORCE:
        raise protected()
    return public_people.positions(_registers(question))


_MEASURES: Mapping[
    tuple[str, str | None], Callable[[Question, Mapping[str, Any]], pl.DataFrame]
] = {
    ("rates", None): _rates,
    ("before_after", "monthly"): _months,
    ("before_after", "model"): _model,
    ("before_after", "crude"): _crude,
    ("repeat_offences", "within"): _within,
    ("penalties", "mix"): lambda question, _: _penalties(question, of_fines=False),
    ("penalties", "payment"): lambda question, _: _penalties(question, of_fines=True),
    ("conduct_vs_law", "counts"): _positions,
}

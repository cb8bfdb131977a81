"""The cards of the screen Practice: registers for analysts, officials' figures, Form 1-M."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import polars as pl

import contracts
from analysis import statements
from analysis.form_practice import form_practice
from analysis.practice import practice_days, practice_grounds
from analysis.practice_parts import practice_funnel, practice_parts
from analysis.stated_practice import known_outcomes, stated_steps
from charts.practice import practice_figure
from charts.practice_parts import (
    practice_days_figure,
    practice_grounds_figure,
    practice_parts_figure,
)
from report.answers.answer import Answer, require
from report.answers.practice import by_stage, dated
from ui import data, practice
from ui.prepared import card
from words import N_
from words.sentences import practice as said
from words.sentences import stated_practice
from words.vocabulary import label

if TYPE_CHECKING:
    from ui.frame import Screen
    from words import Language

#: Whose cases; which article is told by the page.
PLACE = ("region",)
SHARES = ("count", "total", "share", "low", "high")


@card("practice_funnel", N_("From the complaint to the verdict"), by=PLACE)
def funnel(screen: Screen, article: str) -> Answer:
    """Return how many cases went how far, from the complaint to the conviction."""
    reader = screen.language
    steps = practice_funnel(practice_parts(practice.cases(screen, article)))
    return Answer(
        said.funnel(steps, **_of(screen, article)),
        figure=practice_figure(by_stage(steps, reader), language=reader),
        table=steps,
        columns=("stage", *SHARES),
    )


@card("practice_parts", N_("Police, investigation and court side by side"), by=PLACE)
def parts(screen: Screen, article: str) -> Answer:
    """Return what the police, the investigation and the court did, side by side."""
    found = practice_parts(practice.cases(screen, article))
    return Answer(
        said.parts(found, **_of(screen, article)),
        figure=practice_parts_figure(found, language=screen.language),
        table=found,
        columns=("practice", "part", *SHARES),
    )


@card("practice_grounds", N_("Why cases end before the court"), by=PLACE)
def grounds(screen: Screen, article: str) -> Answer:
    """Return on which grounds cases were refused or ended."""
    ended = practice_grounds(practice.cases(screen, article))
    require(practice.no_ended(ended))
    found = ended.rename({"outcome": "ended", "outcome_ground": "ground"})
    return Answer(
        said.grounds(found, **_of(screen, article)),
        figure=practice_grounds_figure(
            found.sort("ended", maintain_order=True), language=screen.language
        ),
        table=found,
        columns=("ended", "ground", *SHARES),
    )


@card("practice_days", N_("Days between the steps"), by=PLACE)
def days(screen: Screen, article: str) -> Answer:
    """Return how many days lie between the steps."""
    found = practice_days(practice.cases(screen, article)).rename({"step": "between"})
    return Answer(
        said.days(found, **_of(screen, article)),
        figure=practice_days_figure(found, language=screen.language),
        table=found,
        columns=("between", "cases", "known", "quarter", "median", "three_quarters"),
    )


@card("practice_stated", N_("What officials stated of each step"), by=PLACE)
def officials(screen: Screen) -> Answer:
    """Return what officials stated of each step, gaps included."""
    reader = screen.language
    steps = stated_steps(
        data.frame(screen.release, contracts.OFFICIAL_FIGURE),
        region_code=screen.selection.region or statements.NATIONAL,
    )
    return Answer(
        stated_practice.officials(steps, place=practice.place_name(screen), reader=reader),
        figure=practice_figure(dated(steps, reader), language=reader),
        table=steps,
        columns=("indicator", "value", "as_of_date", "speaker_or_body", "notes", "source_url"),
    )


@card("practice_known", N_("How far the reported cases went"), by=PLACE)
def known(screen: Screen) -> Answer:
    """Return how far the publicly reported cases went."""
    reader, _ = screen.language, screen.language.text
    cases = data.frame(screen.release, contracts.DOCUMENTED_CASE)
    if screen.selection.region is not None:
        cases = cases.filter(region_code=screen.selection.region)
    outcomes = known_outcomes(cases)
    require(practice.none_reported(outcomes))
    named = pl.Series(
        [label("outcome", code, reader) if code else _("Outcome not reported")
         for code in outcomes["outcome"]], dtype=pl.String,
    )  # fmt: skip
    return Answer(
        stated_practice.known_cases(outcomes, place=practice.place_name(screen), reader=reader),
        figure=practice_figure(outcomes.with_columns(label=named), language=reader),
        table=outcomes,
        columns=("outcome", "count"),
    )


@card("practice_form", N_("Neighbouring articles in Form 1-M"), by=PLACE)
def form(screen: Screen, offence: str) -> Answer:
    """Return what Form 1-M counts of a neighbouring article."""
    reader = screen.language
    found = form_practice(
        data.frame(screen.release, contracts.FORM_1M_COUNT),
        article=f"УК {offence}",
        region_code=screen.selection.region,
    )
    require(practice.not_in_the_form(found))
    named = [label("form_measure", code, reader) for code in found["measure"]]
    return Answer(
        stated_practice.form(
            found,
            offence=practice.offences(screen)[offence],
            place=practice.place_name(screen),
            year=practice.FORM_YEAR,
            reader=reader,
        ),
        figure=practice_figure(
            found.with_columns(label=pl.Series(named, dtype=pl.String)), language=reader
        ),
        table=found,
        columns=("practice", "measure", "count"),
    )


class _Of(TypedDict):
    """Which cases a sentence speaks of, and to whom."""

    article: str
    place: str
    reader: Language


def _of(screen: Screen, article: str) -> _Of:
    return {
        "article": practice.article_name(screen, article),
        "place": practice.place_name(screen),
        "reader": screen.language,
    }

"""Before and after the law: months, models, dates, articles, and whom the article can reach."""

from datetime import date
from typing import Any, Literal

import polars as pl

from analysis.before_after import (
    crude_change,
    monthly_counts,
    months_left_out,
    placebo_dates,
    segmented_regression,
)
from analysis.composition import monthly_composition
from analysis.conduct_vs_law import conduct_vs_law
from analysis.law_dates import change_by_law_date
from analysis.law_positions import law_positions
from analysis.question import Answer, Question
from analysis.series import no_monthly_series, of_series
from contracts import DOCUMENTED_CASE
from words import N_, Message

LawShown = Literal["model", "crude", "monthly", "law-dates", "placebo", "composition"]


def before_after(
    question: Question,
    *,
    law_date: date,
    transition: int,
    series: str,
    show: LawShown,
) -> Answer:
    """Return the change at the law, at other dates, the plain ratio, the months or their articles.

    Args:
        question: Data set, region and articles.
        law_date: First day that counts as after.
        transition: Months from it that belong to neither side.
        series: ``stalking`` or a key of ``analysis.series.ARTICLES``; not asked by ``composition``.
        show: Which of the tables.

    Raises:
        NotAnswerable: There is no register, or too few months or cases for what is asked.
    """
    if question.is_published:
        raise no_monthly_series()
    cases = question.cases()
    if show == "composition":
        whole = Message(N_("Cases moved between articles are one change, not two."))
        return Answer(monthly_composition(cases, until=question.until), (whole,))
    monthly = monthly_counts(of_series(cases, series), date="registered_on", until=question.until)
    if show == "monthly":
        return Answer(monthly)
    said = [Message(N_("Date of the law: {day}."), {"day": law_date})]
    if show == "crude":
        transition = months_left_out(transition)
    if transition:
        said.append(Message(N_("Months that belong to neither side: {n}."), {"n": transition}))
    if show == "crude":
        said.append(
            Message(N_("A plain ratio mistakes trend and season for the law: see --show model."))
        )
        change = crude_change(
            monthly, law_date=law_date, transition_months=transition, drop_provisional=True
        )
        return Answer(change.estimates, tuple(said))
    options: dict[str, Any] = {"law_date": law_date, "transition_months": transition}
    if show == "model":
        table = segmented_regression(monthly, **options, drop_provisional=True).estimates
    elif show == "placebo":
        table = placebo_dates(monthly, **options, drop_provisional=True)
    else:
        table = change_by_law_date(monthly, **options)
    return Answer(table, tuple(said))


def conduct_and_law(
    question: Question, *, in_force: date, show: Literal["cases", "counts"]
) -> Answer:
    """Return each case's position against the law, or how many there are of each."""
    said = [Message(N_("In force since {day}."), {"day": in_force})]
    if question.is_published:
        cases, key = question.source.frame(DOCUMENTED_CASE), "case_key"
        if question.region is not None:
            cases = cases.filter(pl.col("region_code") == question.region)
        said.append(Message(N_("Chosen by the press, not a sample: no rates, no inference.")))
    else:
        cases, key = question.cases(), "case_id"
    placed = conduct_vs_law(cases, in_force=in_force)
    if show == "counts":
        return Answer(law_positions(placed), tuple(said))
    dates = ("conduct_from", "conduct_from_precision", "conduct_to", "conduct_to_precision")
    return Answer(
        placed.select(key, "region_code", *dates, "law_position", "chargeable"), tuple(said)
    )

"""Where: cases of each region per resident, and what loaded forms count."""

from typing import Literal

import polars as pl

from analysis import by_place, loaded_forms
from analysis.question import Answer, Question
from analysis.refusal import NotAnswerable
from contracts import FORM_1M_COUNT, POPULATION, REGION
from words import N_, Message

FORM_YEAR = 2022


def rates(question: Question) -> Answer:
    """Return the registered cases of each region per 100,000 residents, every region kept."""
    people = question.source.frame(POPULATION)
    places = question.source.frame(REGION).select("region_code", "name_en")
    split: tuple[str, ...] = ()
    if question.is_published:
        form = question.source.frame(FORM_1M_COUNT)
        shipped = form.filter(dataset=loaded_forms.SHIPPED)["article"]
        if len(question.articles) != 1 or question.articles[0] not in shipped:
            raise NotAnswerable(
                N_("The published record has rates only for articles of Form 1-M of 2022."),
                needed=N_("One such article, for example --article “УК 115”; or a register."),
                available=N_("Forms that were loaded here: python -m analysis forms."),
            )
        counts = by_place.official_form(form, article=question.articles[0])
        residents = by_place.residents(people, year=FORM_YEAR, basis="midyear")
        split = by_place.SPLIT_IN_2022
        period = Message(N_("Period: {year}."), {"year": str(FORM_YEAR)})
    else:
        since, until = by_place.last_year(question.until)
        counts = by_place.recorded(question.cases(), since=since, until=until)
        residents = by_place.residents(people, year=until.year)
        period = Message(
            N_("Period: from {first} until before {last}."), {"first": since, "last": until}
        )
    if question.region is not None:
        places = places.filter(pl.col("region_code") == question.region)
    table = by_place.with_rates(places, counts, residents, not_comparable=split)
    unranked = Message(N_("Regions differ by chance as well: read the intervals, do not rank."))
    return Answer(table, (period, unranked))


def forms(question: Question, *, show: Literal["counts", "months"]) -> Answer:
    """Return what each Form 1-M counts that was loaded here, or what each added to the last."""
    form = question.source.frame(FORM_1M_COUNT)
    articles, region = question.articles or loaded_forms.OFFENCES, question.region
    found = loaded_forms.form_counts(form, articles=articles, region_code=region)
    if found.is_empty():
        raise NotAnswerable(
            N_("No Form 1-M with such a row was loaded here."),
            needed=N_("A Form 1-M workbook: the screen Upload, or python -m etl load."),
            available=N_("The forms of 2022 that came with the program: see rates."),
        )
    apart = Message(N_("Forms are never added up: they overlap. Compare by data set and period."))
    if show == "months":
        months = loaded_forms.form_months(form, articles=articles, region_code=region)
        return Answer(months, (apart,))
    differing = found.filter("is_conflict").n_unique(loaded_forms.SAME)
    against = N_("Contradictions between forms of one region, period and article: {n}.")
    rated = loaded_forms.with_form_rates(found, question.source.frame(POPULATION))
    return Answer(rated, (apart, Message(against, {"n": differing})))

"""The measures as the command line asks for them: a question in, a table with its notes out."""

from datetime import date
from typing import Literal

import polars as pl

from analysis import by_place, loaded_forms
from analysis.before_after import crude_change, monthly_counts, segmented_regression
from analysis.conduct_vs_law import conduct_vs_law
from analysis.law_positions import law_positions
from analysis.penalties import fine_payment, fine_severity, sanction_mix
from analysis.practice import practice_days, practice_grounds, practice_steps
from analysis.question import Answer, Question
from analysis.refusal import NotAnswerable
from analysis.repeat_offences import (
    cumulative_incidence,
    follow_up,
    repeat_offence_curve,
    repeat_within,
)
from analysis.series import no_monthly_series, no_register, of_series
from contracts import DOCUMENTED_CASE, FORM_1M_COUNT, MCI, POPULATION, REGION, SANCTION_NORM
from words import N_, Message

_NO_CAUSE = Message(N_("A difference between groups is an association, not an effect."))
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


def before_after(
    question: Question,
    *,
    law_date: date,
    series: str,
    show: Literal["model", "crude", "monthly"],
) -> Answer:
    """Return the change of level at the law, the plain ratio, or the monthly counts."""
    if question.is_published:
        raise no_monthly_series()
    events = of_series(question.cases(), series)
    monthly = monthly_counts(events, date="registered_on", until=question.until)
    if show == "monthly":
        return Answer(monthly)
    law = Message(N_("Date of the law: {day}."), {"day": law_date})
    if show == "model":
        return Answer(
            segmented_regression(monthly, law_date=law_date, drop_provisional=True).estimates,
            (law,),
        )
    change = crude_change(monthly, law_date=law_date, drop_provisional=True)
    row = {
        "count_before": change.count_before,
        "count_after": change.count_after,
        "ratio": change.ratio,
        "low": change.low,
        "high": change.high,
        "p_value": change.p_value,
    }
    alone = Message(N_("A plain ratio mistakes trend and season for the law: see --show model."))
    return Answer(pl.DataFrame([row]), (law, alone))


def repeat_offences(
    question: Question,
    *,
    start: Literal["sanction", "registration"],
    event: Literal["any", "same_victim", "same_article"],
    days: int,
    show: Literal["curve", "within", "endings", "left-out"],
) -> Answer:
    """Return how soon people reoffend, within how many days, how it ended, or who is left out.

    Later cases count wherever and under whatever article they were registered: the filters choose
    whom to follow, not what they did afterwards.
    """
    if question.is_published:
        raise no_register()
    everywhere = Question(question.source, question.dataset)
    cases, sanctions = everywhere.cases(), question.sanctions()
    followed = follow_up(cases, sanctions, start=start, event=event, until=question.until)
    people = followed.people
    if start == "registration":
        people = people.filter(pl.col("index_id").is_in(question.cases()["case_id"].implode()))
    said = (
        Message(N_("People followed: {n}."), {"n": people.height}),
        Message(N_("Rows left out: {n}; see --show left-out."), {"n": followed.left_out.height}),
    )
    by = question.by
    if show == "curve":
        table = repeat_offence_curve(people, by=by)
    elif show == "within":
        table = repeat_within(people, days=days, by=by)
    elif show == "endings":
        table = cumulative_incidence(people, by=by)
    else:
        table = followed.left_out.group_by("reason").agg(pl.len().alias("count")).sort("reason")
    return Answer(table, (*said, *((_NO_CAUSE,) if by else ())))


def penalties(question: Question, *, show: Literal["mix", "fines", "payment"]) -> Answer:
    """Return the sanction mix, each fine against its ceiling, or what became of the fines."""
    sanctions = question.sanctions()
    if show == "mix":
        return Answer(sanction_mix(sanctions, by=question.by))
    mci, norms = question.source.frame(MCI), question.source.frame(SANCTION_NORM)
    fines = fine_severity(sanctions, mci=mci, norms=norms)
    if show == "payment":
        return Answer(fine_payment(fines, by=question.by))
    columns = ("sanction_id", "imposed_on", "article", "fine_mci", "fine_kzt", "ceiling_mci")
    return Answer(fines.select(*columns, "share_of_ceiling", "status", "days_to_payment"))


def practice(question: Question, *, show: Literal["steps", "grounds", "days"]) -> Answer:
    """Return how far cases went, on which grounds they ended, or how long each step took."""
    cases = question.cases()
    unfinished = Message(N_("Recent cases are still on their way: shares are so far."))
    if show == "steps":
        return Answer(practice_steps(cases, by=question.by), (unfinished,))
    if show == "grounds":
        return Answer(practice_grounds(cases, by=question.by), (unfinished,))
    return Answer(practice_days(cases, by=question.by), (unfinished,))


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

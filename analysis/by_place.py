"""Counts of places side by side: every place kept, rates with intervals, too few marked."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from analysis.disclosure.rules import FEWEST_FOR_A_RATE, rate_status
from analysis.rates import crude_rate
from analysis.small_areas import empirical_bayes

#: Regions founded on 8 June 2022 and those they were part of: a count of the year 2022 covers
#: neither on its present boundaries (Form 1-M of 2022, see data/official_forms/SOURCES.md).
SPLIT_IN_2022 = ("10", "33", "62", "19", "35", "63")
#: What tells one report of a form from the next.
PERIOD = ("period_from", "period_to")


def last_year(extract_date: date) -> tuple[date, date]:
    """Return the last twelve whole months before an extract: first day, day after the last."""
    until = extract_date.replace(day=1)
    return until.replace(year=until.year - 1), until


def documented(cases: pl.DataFrame, *, place: str = "region_code") -> pl.DataFrame:
    """Count publicly reported cases by place: ``<place>``, ``count``; places without one absent."""
    found = cases.filter(pl.col(place).is_not_null())
    return found.group_by(place).agg(count=pl.len().cast(pl.Int64)).sort(place)


def recorded(
    cases: pl.DataFrame,
    *,
    place: str = "region_code",
    articles: Sequence[str] | None = None,
    since: date | None = None,
    until: date | None = None,
) -> pl.DataFrame:
    """Count the cases registered in a period by place.

    Args:
        cases: As ``contracts.CASE``.
        place: ``region_code`` or ``district_code``; a case without one is not counted.
        articles: Only cases under these articles; all by default.
        since: First day counted (inclusive).
        until: First day not counted any more (exclusive).

    Returns:
        ``<place>``, ``count`` for places with at least one case, by place.
    """
    wanted = cases.lazy().filter(pl.col(place).is_not_null())
    if articles is not None:
        wanted = wanted.filter(pl.col("article").is_in(list(articles)))
    if since is not None:
        wanted = wanted.filter(pl.col("registered_on") >= since)
    if until is not None:
        wanted = wanted.filter(pl.col("registered_on") < until)
    return wanted.group_by(place).agg(count=pl.len().cast(pl.Int64)).sort(place).collect()


def official_form(form: pl.DataFrame, *, article: str, measure: str = "registered") -> pl.DataFrame:
    """Return one article's row of the shipped Form 1-M by region: ``region_code``, ``count``.

    Section 1 alone: the other sections count the same offences again, by victim or by grade. One
    period alone, lest offences count twice: that of most regions, of those the newest and longest.

    Args:
        form: As ``contracts.FORM_1M_COUNT``.
        article: For example ``"УК 115"``.
        measure: A column's meaning, for example ``registered`` or ``against_women``.
    """
    shipped = (pl.col("dataset") == "published") & (pl.col("section") == "1")
    found = form.filter(shipped & (pl.col("article") == article) & (pl.col("measure") == measure))
    periods = found.group_by(PERIOD).agg(regions=pl.col("region_code").n_unique())
    best = periods.sort("regions", "period_to", "period_from", descending=[True, True, False])
    counted = found.join(best.head(1), on=PERIOD, how="semi").group_by("region_code")
    return counted.agg(count=pl.col("value").sum()).sort("region_code")


def residents(population: pl.DataFrame, *, year: int, basis: str = "jan1") -> pl.DataFrame:
    """Return the residents of every place in a year.

    Args:
        population: As ``contracts.POPULATION``.
        year: Calendar year; where a place has no value for it, its newest earlier one.
        basis: ``jan1`` or ``midyear``.

    Returns:
        ``place_code``, ``population``, ``confidence``, by place.
    """
    return (
        population.filter((pl.col("basis") == basis) & (pl.col("year") <= year))
        .sort("year")
        .group_by("place_code")
        .last()
        .select("place_code", "population", "confidence")
        .sort("place_code")
    )


def with_rates(
    places: pl.DataFrame,
    counts: pl.DataFrame,
    people: pl.DataFrame,
    *,
    place: str = "region_code",
    years: float = 1.0,
    not_comparable: Sequence[str] = (),
) -> pl.DataFrame:
    """Put counts beside residents and give each place its rate, or the reason for none.

    Args:
        places: Every place to show, with column ``place``; one that ``counts`` lacks had no case.
        counts: ``<place>``, ``count``.
        people: As ``residents`` returns.
        place: ``region_code`` or ``district_code``.
        years: Length of the period that ``counts`` covers.
        not_comparable: Places whose count covers other boundaries than their residents.

    Returns:
        ``places`` in their order with ``count``, ``population``, ``rate``, ``rate_low``,
        ``rate_high`` [per 100,000 person-years, exact Poisson], ``rate_smoothed`` and
        ``status``: ``ok``; ``zero`` (none recorded, the upper limit says how sure); ``u``
        (unreliable: fewer than 20 events or other boundaries; no rate at all below 3 events);
        ``none`` (no residents known).
    """
    joined = (
        places.join(counts, on=place, how="left", maintain_order="left")
        .join(people, left_on=place, right_on="place_code", how="left", maintain_order="left")
        .with_columns(count=pl.col("count").fill_null(0))
    )
    per = 100_000 / years
    rated = crude_rate(empirical_bayes(joined, per=per).drop("rate"), per=per)
    too_few = pl.col("count").is_between(1, FEWEST_FOR_A_RATE - 1)
    return rated.with_columns(
        pl.when(~too_few).then(pl.col("rate", "rate_low", "rate_high", "rate_smoothed")),
        status=_status(place, not_comparable),
    )


def only_known(
    places: pl.DataFrame, known: pl.DataFrame, *, place: str = "region_code"
) -> pl.DataFrame:
    """Put figures beside places where absence means "not known", never zero.

    Args:
        places: Every place to show, with column ``place``.
        known: ``<place>``, ``count`` and any other columns.
        place: ``region_code`` or ``district_code``.

    Returns:
        ``places`` in their order with the columns of ``known`` and ``status`` ``ok`` or ``none``.
    """
    joined = places.join(known, on=place, how="left", maintain_order="left")
    return joined.with_columns(
        status=pl.when(pl.col("count").is_null()).then(pl.lit("none")).otherwise(pl.lit("ok"))
    )


def residents_of(people: pl.DataFrame, place: str | None) -> int | None:
    """Return one place's residents out of those of ``residents``; None where it has none."""
    known = dict(people.select("place_code", "population").iter_rows())
    return known.get(place)


def together(
    values: pl.DataFrame, *, unplaced: int = 0, years: float = 1.0, residents: int | None = None
) -> pl.DataFrame:
    """Return all places as one, with the rate of their sum.

    Args:
        values: As ``with_rates`` returns.
        unplaced: Events of the same area that no place could be given.
        years: Length of the period that the counts cover.
        residents: Of the whole area; by default the sum, which may be of an earlier year.

    Returns:
        One row: ``count``, ``population``, ``rate``, ``rate_low``, ``rate_high`` [per 100,000
        person-years, exact Poisson]; no rate for one or two events, nor of unknown residents.
    """
    known = ((pl.col("count") == 0) | (pl.col("population").fill_null(0) > 0)).all()
    summed = pl.when(known & (pl.col("population").sum() > 0)).then(pl.col("population").sum())
    whole = summed if residents is None else pl.lit(residents, pl.Int64)
    total = values.select(count=pl.col("count").sum() + unplaced, population=whole)
    too_few = pl.col("count").is_between(1, FEWEST_FOR_A_RATE - 1)
    return crude_rate(total, per=100_000 / years).with_columns(
        pl.when(~too_few).then(pl.col("rate", "rate_low", "rate_high"))
    )


def _status(place: str, not_comparable: Sequence[str]) -> pl.Expr:
    return (
        pl.when(pl.col("population").is_null())
        .then(pl.lit("none"))
        .when(pl.col("count") == 0)
        .then(pl.lit("zero"))
        .when(pl.col(place).is_in(list(not_comparable)) | (rate_status(pl.col("count")) != "ok"))
        .then(pl.lit("u"))
        .otherwise(pl.lit("ok"))
    )

"""Official forms that readers loaded: each beside the others of its region, never added up."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from analysis.by_place import SPLIT_IN_2022, residents
from analysis.disclosure.rules import FEWEST_FOR_A_RATE, rate_status
from analysis.form_1m import MONTHLY, monthly_from_cumulative
from analysis.rates import crude_rate
from contracts import FORM_1M_COUNT, POPULATION

#: The forms that come with the program; they stay what they are, whatever is loaded.
SHIPPED: Final = "published"
#: Stalking itself, once a form has a row for it, and the articles under which it came before.
OFFENCES: Final = ("УК 115-1", "УК 115", "УК 110", "УК 126", "УК 147", "УК 149")
#: What is read of each row of a form, and what two forms can contradict each other in.
MEASURES: Final = (
    "registered",
    "sent_to_court",
    "terminated_exonerating",
    "terminated_non_exonerating",
)
#: What two forms must share to be about the same thing.
SAME: Final = ("region_code", "period_from", "period_to", "article")

COUNTS: Final = {
    "dataset": pl.String,
    "region_code": pl.String,
    "period_from": pl.Date,
    "period_to": pl.Date,
    "extract_date": pl.Date,
    "article": pl.String,
    **dict.fromkeys(MEASURES, pl.Int64),
    "is_conflict": pl.Boolean,
}


def form_counts(
    form: pl.DataFrame, *, articles: Sequence[str] = OFFENCES, region_code: str | None = None
) -> pl.DataFrame:
    """Return what each loaded form counts, and the shipped form of the same region beside it.

    Nothing is added up: forms of one region and period are two reports of the same offences, and
    a longer period of the year holds the shorter ones.

    Args:
        form: As ``contracts.FORM_1M_COUNT``.
        articles: Of which rows; in this order.
        region_code: Two digits, "00" for a form of the country; all by default.

    Returns:
        ``COUNTS``: one row per form and row of section 1, by article, region, last day (newest
        first) and data set. A count is null where the form has no such column. ``is_conflict``:
        another form says another number of the same region, period and article. No rows where no
        form was loaded.

    Raises:
        ContractError: ``form`` is not a ``FORM_1M_COUNT`` frame.
    """
    cells = FORM_1M_COUNT.check(form).filter(
        (pl.col("section") == "1")
        & pl.col("article").is_in(list(articles))
        & pl.col("measure").is_in(MEASURES)
    )
    if region_code is not None:
        cells = cells.filter(pl.col("region_code") == region_code)
    loaded = cells.filter(pl.col("dataset") != SHIPPED)
    beside = cells.filter(pl.col("dataset") == SHIPPED).join(
        loaded, on=["region_code", "article"], how="semi"
    )
    index = [*list(COUNTS)[:6], "row_code"]
    counted = pl.concat([loaded, beside]).group_by(index).agg(
        pl.col("value").filter(pl.col("measure") == name).first().alias(name) for name in MEASURES
    )  # fmt: skip
    differs = pl.any_horizontal(
        pl.col(name).drop_nulls().n_unique().over(SAME) > 1 for name in MEASURES
    )
    of_two = pl.col("dataset").n_unique().over(SAME) > 1
    order = pl.col("article").replace_strict(list(articles), list(range(len(articles))))
    return (
        counted.with_columns(is_conflict=differs & of_two)
        .sort(order, "region_code", "period_to", "period_from", "dataset", "row_code",
              descending=[False, False, True, False, False, False])
        .select(list(COUNTS))
    )  # fmt: skip


def with_form_rates(counts: pl.DataFrame, population: pl.DataFrame) -> pl.DataFrame:
    """Give each form's registered offences their rate in the months that it covers.

    Args:
        counts: As ``form_counts``.
        population: As ``contracts.POPULATION``; residents in the middle of the form's year, or
            the newest earlier ones.

    Returns:
        ``counts`` with ``count`` in place of ``registered``, ``population``, ``rate``,
        ``rate_low``, ``rate_high`` [per 100,000 person-years, exact Poisson] and ``status``
        as ``by_place.with_rates``.
    """
    POPULATION.check(population)
    years = counts["period_to"].dt.year().unique().to_list()
    people = pl.concat(
        [
            residents(population.clear(), year=0, basis="midyear").with_columns(year=pl.lit(0)),
            *(
                residents(population, year=year, basis="midyear").with_columns(year=pl.lit(year))
                for year in years
            ),
        ]
    ).select(pl.col("place_code").alias("region_code"), pl.col("year").cast(pl.Int32), "population")
    month = {name: pl.col(name).dt.month().cast(pl.Int64) for name in ("period_from", "period_to")}
    covered = (month["period_to"] - month["period_from"] + 1) / 12
    rated = crude_rate(
        counts.rename({"registered": "count"})
        .with_columns(year=pl.col("period_to").dt.year())
        .join(people, on=["region_code", "year"], how="left", maintain_order="left")
        .drop("year")
    )
    rates = pl.col("rate", "rate_low", "rate_high")
    return rated.with_columns(
        pl.when(~pl.col("count").is_between(1, FEWEST_FOR_A_RATE - 1)).then(rates / covered),
        status=_status(),
    )


def form_months(
    form: pl.DataFrame, *, articles: Sequence[str] = OFFENCES, region_code: str | None = None
) -> pl.DataFrame:
    """Return what each loaded form added to the one before it of its data set and year.

    Args:
        form: As ``contracts.FORM_1M_COUNT``.
        articles: Of which rows.
        region_code: Two digits; all by default.

    Returns:
        The rows of ``form_1m.MONTHLY`` for registered offences, by article, data set, region and
        day; a negative difference is kept and marked ``is_correction``.
    """
    cells = FORM_1M_COUNT.check(form).filter(
        (pl.col("dataset") != SHIPPED)
        & (pl.col("section") == "1")
        & (pl.col("measure") == "registered")
        & pl.col("article").is_in(list(articles))
    )
    if region_code is not None:
        cells = cells.filter(pl.col("region_code") == region_code)
    order = pl.col("article").replace_strict(
        list(articles), list(range(len(articles))), default=len(articles)
    )
    return (
        monthly_from_cumulative(cells)
        .sort(order, "dataset", "region_code", "period_to")
        .select(list(MONTHLY))
    )


def _status() -> pl.Expr:
    """Return ``status``; in 2022 the boundaries of some regions changed."""
    is_split = pl.col("region_code").is_in(list(SPLIT_IN_2022)) & (
        pl.col("period_to").dt.year() <= 2022
    )
    return (
        pl.when(pl.col("population").is_null() | pl.col("count").is_null())
        .then(pl.lit("none"))
        .when(pl.col("count") == 0)
        .then(pl.lit("zero"))
        .when(is_split | (rate_status(pl.col("count")) != "ok"))
        .then(pl.lit("u"))
        .otherwise(pl.lit("ok"))
    )

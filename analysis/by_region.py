"""The same question region by region: each answered alone, or refused; never a ranking."""

from datetime import date

import polars as pl

from analysis.before_after import segmented_regression
from analysis.observations import require
from analysis.refusal import NotAnswerable

DAYS_A_YEAR = 365.25


def change_by_region(
    monthly: pl.DataFrame,
    *,
    law_date: date,
    transition_months: int = 0,
    place: str = "region_code",
    least_events: int = 60,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Fit each region's months alone, without borrowing from its neighbours.

    No pooling: a pooled model would answer for regions that cannot answer for themselves. The
    season is left out, because a region's months are too few to estimate it.

    Args:
        monthly: One row per region and month: ``place``, ``month``, ``days``, ``count``,
            ``provisional``.
        law_date: The day of the law.
        transition_months: How many months belong to neither side.
        place: The column with the regions.
        least_events: Fewer events than this in all, and the region is not asked.

    Returns:
        The months with ``fitted`` and ``counterfactual`` (null where the model says nothing), and
        one row per region: ``place``, ``count``, ``ratio``, ``low``, ``high`` (null: not
        answerable alone), both by region.

    Raises:
        ContractError: A column is missing or has the wrong type.
        ValueError: A month is not a first day, is repeated or missing; a count is out of range.
    """
    require(monthly, [place, "month", "count"], name="monthly")
    fits, answers = [], []
    for part in monthly.partition_by(place, maintain_order=True):
        code, total = part[place][0], int(part["count"].sum())
        answer: dict[str, object] = {place: code, "count": total}
        fitted = pl.DataFrame(
            schema={"month": pl.Date, "fitted": pl.Float64, "counterfactual": pl.Float64}
        )
        try:
            if total < least_events:
                raise NotAnswerable("too few events")
            fit = segmented_regression(
                part,
                law_date=law_date,
                harmonics=0,
                transition_months=transition_months,
                drop_provisional=True,
            )
        except NotAnswerable:
            answer |= {"ratio": None, "low": None, "high": None}
        else:
            level = fit.estimates.filter(term="level").row(0, named=True)
            answer |= {name: level[name] for name in ("ratio", "low", "high")}
            fitted = fit.fitted.select("month", "fitted", "counterfactual")
        answers.append(answer)
        fits.append(part.join(fitted, on="month", how="left", maintain_order="left"))
    schema = {place: pl.String, "count": pl.Int64, "ratio": pl.Float64} | dict.fromkeys(
        ("low", "high"), pl.Float64
    )
    months = pl.concat(fits) if fits else monthly
    return months.sort(place, "month"), pl.DataFrame(answers, schema=schema).sort(place)


def per_100k(monthly: pl.DataFrame, population: pl.DataFrame, *, place: str) -> pl.DataFrame:
    """Put counts and fits of months on one scale: per 100,000 residents a year.

    Args:
        monthly: ``place``, ``days``, ``count``; optional ``fitted``, ``counterfactual``.
        population: ``place_code``, ``population``.
        place: The column with the regions.

    Returns:
        ``monthly`` with ``rate``, and ``fitted`` and ``counterfactual`` on its scale; null where
        nobody is known to live.

    Raises:
        ContractError: A column is missing.
    """
    require(monthly, [place, "days", "count"], name="monthly")
    require(population, ["place_code", "population"], name="population")
    person_days = pl.col("population") * pl.col("days")
    scale = pl.when(person_days > 0).then(100_000 * DAYS_A_YEAR / person_days)
    wanted = [name for name in ("fitted", "counterfactual") if name in monthly.columns]
    return monthly.join(
        population.select("place_code", "population"),
        left_on=place,
        right_on="place_code",
        how="left",
        maintain_order="left",
    ).with_columns((pl.col("count") * scale).alias("rate"), *(pl.col(n) * scale for n in wanted))

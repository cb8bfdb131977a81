"""How many repeat offences there are, beside how many people commit them."""

import polars as pl

from analysis.candidates import committed
from analysis.intervals import normal_quantile
from analysis.observations import Grouping, names, refuse, require

DAYS_A_YEAR = 365.25


def repeat_frequency(
    follow_up: pl.DataFrame,
    cases: pl.DataFrame,
    *,
    by: Grouping = None,
    confidence: float = 0.95,
) -> pl.DataFrame:
    """Count repeat offences per person-year of observation.

    A share counts a person once, however often they offend. One person with ten offences and ten
    people with one each are the same number of offences and a very different problem. Offences of
    one person are not independent, so the interval comes from the variation between people
    (a ratio estimator with its sandwich variance), not from the Poisson distribution.

    Args:
        follow_up: One row per person, as ``follow_up`` returns ``people``: ``suspect_id``,
            ``index_date``, ``days_possible`` [days] and the columns of ``by``.
        cases: ``suspect_id``, ``registered_on`` and, if there, ``conduct_from``. An offence counts
            if it was committed after the index date and at most ``days_possible`` days later.
        by: Columns of the groups.
        confidence: Two-sided level of the interval, a fraction in (0, 1).

    Returns:
        One row per group, by group (without ``by`` always one): ``people``, ``offences``,
        ``person_years``, ``per_person_year`` with ``low``, ``high`` (log scale; null without an
        offence, or with a single person, who does not vary).

    Raises:
        ContractError: A column is missing.
        ValueError: ``days_possible`` is negative or missing (with the rows).

    References:
        Cochran (1977), Sampling Techniques, 3rd ed., section 6.3 (variance of a ratio).
    """
    groups = names(by)
    require(follow_up, ["suspect_id", "index_date", "days_possible", *groups], name="follow_up")
    require(cases, ["suspect_id", "registered_on"], name="case")
    wrong = pl.col("days_possible").is_null() | (pl.col("days_possible") < 0)
    refuse(follow_up, wrong, column="days_possible", fault="is negative or missing")
    z = normal_quantile(confidence)
    people = _counted(follow_up, cases, groups).with_columns(
        years=pl.col("days_possible") / DAYS_A_YEAR
    )
    rate = pl.col("offences").sum() / pl.col("years").sum()
    spread = ((pl.col("offences") - rate * pl.col("years")) ** 2).sum()
    inflation = pl.len() / (pl.len() - 1)  # infinite for one person: no interval then
    error = (spread * inflation).sqrt() / pl.col("offences").sum()
    known = (pl.len() > 1) & (pl.col("offences").sum() > 0)
    figures = [
        pl.len().cast(pl.Int64).alias("people"),
        pl.col("offences").sum().cast(pl.Int64),
        pl.col("years").sum().alias("person_years"),
        pl.when(pl.col("years").sum() > 0).then(rate).alias("per_person_year"),
        pl.when(known).then(rate * (-z * error).exp()).alias("low"),
        pl.when(known).then(rate * (z * error).exp()).alias("high"),
    ]
    if groups:
        return people.group_by(groups).agg(figures).sort(groups)
    return people.select(figures)


def _counted(people: pl.DataFrame, cases: pl.DataFrame, groups: list[str]) -> pl.DataFrame:
    """Return ``groups``, ``days_possible`` and ``offences`` of each person."""
    if "conduct_from" not in cases.columns:
        cases = cases.with_columns(conduct_from=pl.lit(None, dtype=pl.Date))
    watched = people.select("suspect_id", "index_date", "days_possible", *groups).with_row_index()
    offences = cases.select("suspect_id", event_date=committed()).drop_nulls()
    later = pl.col("event_date") > pl.col("index_date")
    in_time = (pl.col("event_date") - pl.col("index_date")).dt.total_days() <= pl.col(
        "days_possible"
    )
    seen = (
        watched.join(offences, on="suspect_id")
        .filter(later & in_time)
        .group_by("index")
        .agg(offences=pl.len().cast(pl.Int64))
    )
    return watched.join(seen, on="index", how="left").with_columns(pl.col("offences").fill_null(0))

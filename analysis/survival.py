"""How soon people reoffend: curves that count each person only while they were observed."""

from collections.abc import Sequence

import polars as pl

from analysis.day_counts import day_counts
from analysis.intervals import normal_quantile
from analysis.observations import Grouping, observations, within


def repeat_offence_curve(
    follow_up: pl.DataFrame, *, by: Grouping = None, confidence: float = 0.95
) -> pl.DataFrame:
    """Estimate the share of people who reoffend within each number of days.

    Someone sanctioned last month has had little time to reoffend. Counting them as "did not
    reoffend" would bias the rate downwards, so each person counts only for the days on which
    they were observed (Kaplan-Meier).

    Args:
        follow_up: One row per person and index event: ``days_observed`` [days, any integer type],
            ``reoffended`` (Boolean, or 0 and 1), and the columns of ``by``. A person observed for
            ``d`` days is at risk on day ``d`` itself, whatever ended the observation.
        by: Columns of the groups, each with a curve of its own; a missing value is a group.
        confidence: Two-sided level of the interval, a fraction in (0, 1).

    Returns:
        One row per group and day on which anyone reoffended, by group and day; no rows if nobody
        did. The group columns, ``day`` [days since the index event], ``at_risk`` and
        ``reoffended`` [people], ``share``, ``share_low``, ``share_high`` [fraction]. A bound that
        does not exist (all who were left reoffended: the share is 1) is null.

    Raises:
        ContractError: A column is missing or is not of a countable type.
        ValueError: Negative or missing days (with the rows), or ``confidence`` out of (0, 1).

    References:
        Kaplan & Meier (1958), JASA 53:457-481. Variance: Greenwood (1926); log(-log) interval:
        Kalbfleisch & Prentice (1980).

    >>> people = pl.DataFrame({"days_observed": [6, 6, 9], "reoffended": [True, False, True]})
    >>> repeat_offence_curve(people)["share"].round(3).to_list()
    [0.333, 1.0]
    """
    groups = observations(follow_up, by=by)
    z = normal_quantile(confidence)
    survivors = (pl.col("at_risk") - pl.col("reoffended")).cast(pl.Float64)
    return (
        daily(follow_up, groups)
        .with_columns(
            within((survivors / pl.col("at_risk")).cum_prod(), groups).alias("survival"),
            within(
                (pl.col("reoffended") / (pl.col("at_risk") * survivors)).cum_sum(), groups
            ).alias("variance"),
        )
        .select(
            *groups,
            "day",
            "at_risk",
            "reoffended",
            (1 - pl.col("survival")).alias("share"),
            *_limits(pl.col("survival"), pl.col("variance").sqrt(), z),
        )
    )


def daily(people: pl.DataFrame, groups: Sequence[str]) -> pl.DataFrame:
    """Count who is at risk and who reoffends on each day on which anyone does.

    Args:
        people: ``days_observed``, ``reoffended`` and ``groups``, already checked.
        groups: The grouping columns.

    Returns:
        The group columns, ``day``, ``at_risk``, ``reoffended`` (Int64), by group and day.
    """
    at_risk = within(pl.col("observed").cum_sum(reverse=True), groups).alias("at_risk")
    return (
        day_counts(people, groups)
        .with_columns(at_risk)
        .filter(pl.col("reoffended") > 0)
        .select(*groups, "day", "at_risk", "reoffended")
    )


def _limits(survival: pl.Expr, error: pl.Expr, z: float) -> list[pl.Expr]:
    """Return the log(-log) limits of 1 - survival; null where nobody is left."""
    reach = z * error / survival.log()  # negative: the logarithm of a share is
    exists = (survival > 0) & (survival < 1)
    return [
        pl.when(exists).then(1 - survival ** (sign * reach).exp()).alias(name)
        for name, sign in (("share_low", 1), ("share_high", -1))
    ]

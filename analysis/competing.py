"""How soon people reoffend when other endings, such as death, take them first."""

from collections.abc import Sequence

import polars as pl

from analysis.intervals import normal_quantile
from analysis.observations import Grouping, observations, within
from analysis.survival import daily


def cumulative_incidence(
    follow_up: pl.DataFrame,
    *,
    by: Grouping = None,
    confidence: float = 0.95,
    censored: Sequence[str] = ("extract",),
) -> pl.DataFrame:
    """Estimate the share of people with each kind of ending within each number of days.

    A person who dies can no longer reoffend. Kaplan-Meier would treat them as somebody who still
    might; here each ending takes its part of the people who are left (Aalen-Johansen).

    Args:
        follow_up: ``days_observed`` [days, any integer type], ``ended_by`` (String) and the
            columns of ``by``. ``reoffended`` is not needed.
        by: Columns of the groups.
        confidence: Two-sided level of the interval, a fraction in (0, 1).
        censored: Endings that only end the watching. Add ``"departure"`` if people who left are
            held to be as likely to reoffend as those who stayed.

    Returns:
        One row per group, ending and day on which somebody ended so, by group, ending and day:
        the group columns, ``ended_by``, ``day``, ``at_risk`` and ``ended`` [people], ``share``,
        ``share_low``, ``share_high`` [fraction]. A bound that does not exist is null.

    Raises:
        ContractError: A column is missing or is not of a countable type.
        ValueError: Negative or missing days (with the rows), or ``confidence`` out of (0, 1).

    References:
        Aalen & Johansen (1978), Scand J Stat 5:141-150. Variance by the delta method: Marubini &
        Valsecchi (1995), Analysing Survival Data from Clinical Trials and Observational Studies,
        chapter 10; log(-log) interval.
    """
    groups = observations(follow_up, by=by, ending=True)
    z = normal_quantile(confidence)
    is_ending = ~pl.col("ended_by").is_in(list(censored))
    marked = follow_up.select(*groups, "days_observed", "ended_by", is_ending.alias("reoffended"))
    keys = [*groups, "ended_by"]
    ended = (
        marked.filter("reoffended")
        .group_by([*keys, pl.col("days_observed").alias("day")])
        .agg(pl.len().cast(pl.Int64).alias("ended"))
    )
    share = within((pl.col("free_before") * pl.col("ended") / pl.col("at_risk")).cum_sum(), keys)
    return (
        _every_ending_each_day(_anyone_free(daily(marked, groups), groups), ended, groups)
        .with_columns(share.alias("share"))
        .with_columns(_variance(keys).alias("variance"))
        .filter(pl.col("ended") > 0)
        .select(*keys, "day", "at_risk", "ended", "share", *_limits(z))
    )


def _anyone_free(days: pl.DataFrame, groups: Sequence[str]) -> pl.DataFrame:
    """Add the share of people without any ending before each day and its variance's step."""
    at_risk, ended = pl.col("at_risk"), pl.col("reoffended")
    left = at_risk - ended
    # On the day on which the last person ends the step is infinite, but its weight is zero.
    step = pl.when(left > 0).then(ended / (at_risk * left.cast(pl.Float64))).otherwise(0.0)
    return days.with_columns(
        within((left / at_risk).cum_prod().shift(1, fill_value=1.0), groups).alias("free_before"),
        step.alias("step"),
    ).drop("reoffended")


def _every_ending_each_day(
    days: pl.DataFrame, ended: pl.DataFrame, groups: Sequence[str]
) -> pl.DataFrame:
    """Return one row per group, ending and day on which anything ended, none counted as 0."""
    endings = ended.select(*groups, "ended_by").unique()
    on = list(groups)
    grid = endings.join(days, on=on, nulls_equal=True) if on else endings.join(days, how="cross")
    keys = [*groups, "ended_by", "day"]
    return (
        grid.join(ended, on=keys, how="left", nulls_equal=True)
        .with_columns(pl.col("ended").fill_null(0))
        .sort(keys)
    )


def _variance(keys: Sequence[str]) -> pl.Expr:
    """Return the delta-method variance of ``share``, its square (F(t) - F(i)) multiplied out."""
    total = pl.col("share")
    step, ended, at_risk = pl.col("step"), pl.col("ended"), pl.col("at_risk").cast(pl.Float64)
    own = pl.col("free_before") ** 2 * ended * (at_risk - ended) / at_risk**3
    mixed = pl.col("free_before") * ended / at_risk**2

    def so_far(term: pl.Expr) -> pl.Expr:
        return within(term.cum_sum(), keys)

    others = total**2 * so_far(step) - 2 * total * so_far(step * total) + so_far(step * total**2)
    both = total * so_far(mixed) - so_far(mixed * total)
    return (others + so_far(own) - 2 * both).clip(lower_bound=0)


def _limits(z: float) -> list[pl.Expr]:
    """Return the log(-log) limits of ``share``; null where it is 1."""
    share = pl.col("share")
    reach = z * pl.col("variance").sqrt() / (share * share.log())
    exists = share.is_between(0, 1 - 1e-12, closed="none")  # a sum of shares may miss 1 a little
    return [
        pl.when(exists).then(share ** (sign * reach).exp()).alias(name)
        for name, sign in (("share_low", -1), ("share_high", 1))
    ]

"""Whether the curves of several groups differ, and by how many days free of a repeat offence."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from analysis.intervals import normal_quantile
from analysis.observations import Grouping, observations
from analysis.refusal import NotAnswerable
from words import N_


@dataclass(frozen=True, slots=True)
class CurveComparison:
    """The curves of several groups compared.

    Attributes:
        chi_squared: Log-rank statistic.
        df: Its degrees of freedom.
        p_value: Probability of such a statistic if the groups had one and the same curve.
        horizon_days: The day up to which ``mean_days`` counts.
        groups: One row per group, by group: the group columns, ``people``, ``reoffended``,
            ``expected`` (events if all had one curve), ``mean_days`` free of a repeat offence up
            to the horizon (restricted mean), and ``difference_days``, ``low``, ``high``: this
            group minus the first one; null in the first row.
    """

    chi_squared: float
    df: int
    p_value: float
    horizon_days: int
    groups: pl.DataFrame


def compare_curves(
    follow_up: pl.DataFrame,
    *,
    by: Grouping,
    confidence: float = 0.95,
    horizon_days: int | None = None,
) -> CurveComparison:
    """Test whether groups reoffend equally soon, and estimate the difference in days.

    The p-value says whether there is a difference, not how large it is, and reads wrongly when
    curves cross; the difference in days free of a repeat offence has neither fault. Neither says
    that the sanction made the difference: courts choose who gets which.

    Args:
        follow_up: ``days_observed`` [days], ``reoffended`` and the columns of ``by``.
        by: Columns of the groups.
        confidence: Two-sided level of the interval, a fraction in (0, 1).
        horizon_days: Last day of the restricted mean; by default the longest follow-up of the
            group that was watched least long. It may not be later than that.

    Raises:
        ContractError: A column is missing or is not of a countable type.
        ValueError: Negative or missing days, no group, or a horizon that a group never reached.
        NotAnswerable: There are fewer than two groups, or nobody reoffended.

    References:
        Mantel (1966), Cancer Chemother Rep 50:163-170; hypergeometric variance as in Peto & Peto
        (1972). Restricted mean: Royston & Parmar (2013), BMC Med Res Methodol 13:152.
    """
    groups = observations(follow_up, by=by)
    if not groups:
        raise ValueError("by must name at least one column")
    z = normal_quantile(confidence)
    counts, sizes = _counts(follow_up, groups)
    if sizes.height < 2:
        raise NotAnswerable(
            N_("All people are in one group, so there is nothing to compare it with."),
            needed=N_("At least two groups with people in them."),
        )
    if not counts.events.any():
        raise NotAnswerable(
            N_("Nobody reoffended, so the curves cannot be told apart."),
            needed=N_("At least one repeat offence."),
        )
    horizon = _horizon(sizes, horizon_days)
    chi_squared, df, p_value, expected = _log_rank(counts)
    mean, error = np.array([_restricted_mean(counts, g, horizon) for g in range(sizes.height)]).T
    difference = mean - mean[0]
    margin = z * np.hypot(error, error[0])
    first = pl.int_range(pl.len()) == 0
    table = sizes.drop("last_day").with_columns(
        pl.Series("expected", expected),
        pl.Series("mean_days", mean),
        *(
            pl.when(~first).then(pl.lit(pl.Series(name, values))).alias(name)
            for name, values in (
                ("difference_days", difference),
                ("low", difference - margin),
                ("high", difference + margin),
            )
        ),
    )
    return CurveComparison(chi_squared, df, p_value, horizon, table)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Days x groups: who was at risk and who reoffended, on days with any event."""

    days: np.ndarray
    at_risk: np.ndarray
    events: np.ndarray


def _counts(people: pl.DataFrame, groups: list[str]) -> tuple[_Counts, pl.DataFrame]:
    """Return the daily counts and one row per group: people, reoffended, last_day."""
    day = pl.col("days_observed").cast(pl.Int64)
    events = pl.col("reoffended").sum().cast(pl.Int64)
    total = pl.len().cast(pl.Int64)
    daily = (
        people.lazy()
        .group_by([*groups, day.alias("day")])
        .agg(total.alias("people"), events)
        .collect()
    )
    sizes = (
        daily.group_by(groups)
        .agg(pl.col("people", "reoffended").sum(), pl.col("day").max().alias("last_day"))
        .sort(groups)
    )
    days = np.unique(daily["day"].to_numpy())
    left, ended = (np.zeros((len(days), sizes.height)) for _ in range(2))
    placed = daily.join(sizes.select(*groups).with_row_index("group"), on=groups, nulls_equal=True)
    at = np.searchsorted(days, placed["day"].to_numpy()), placed["group"].to_numpy()
    left[at], ended[at] = placed["people"].to_numpy(), placed["reoffended"].to_numpy()
    at_risk = left[::-1].cumsum(axis=0)[::-1]
    kept = ended.sum(axis=1) > 0
    return _Counts(days[kept], at_risk[kept], ended[kept]), sizes


def _log_rank(counts: _Counts) -> tuple[float, int, float, np.ndarray]:
    """Return chi-squared, degrees of freedom, p-value and the expected events of each group."""
    from scipy.stats import chi2  # noqa: PLC0415 - slow to import; needed by this test alone

    at_risk, events = counts.at_risk, counts.events.sum(axis=1)
    everybody = at_risk.sum(axis=1)
    part = at_risk / everybody[:, None]
    expected = (part * events[:, None]).sum(axis=0)
    # One person left alone cannot vary: the divisor 0 stands for a weight of 0.
    weight = events * (everybody - events) / np.maximum(everybody - 1, 1)
    covariance = np.diag((part * weight[:, None]).sum(axis=0)) - (part.T * weight) @ part
    beyond = counts.events.sum(axis=0) - expected
    df = int(np.count_nonzero(expected > 0)) - 1
    # The groups' differences add up to 0, so one direction has no variance and is left out.
    inverse = np.linalg.pinv(covariance, rcond=1e-11, hermitian=True)
    chi_squared = float(beyond @ inverse @ beyond)
    p_value = float(chi2.sf(chi_squared, df)) if df else 1.0
    return chi_squared, df, p_value, expected


def _horizon(sizes: pl.DataFrame, asked: int | None) -> int:
    reached = int(sizes["last_day"].to_numpy().min())
    if asked is not None and not 0 < asked <= reached:
        raise ValueError(f"horizon_days must be from 1 to {reached}, not {asked}")
    return asked or reached


def _restricted_mean(counts: _Counts, group: int, horizon: int) -> tuple[float, float]:
    """Return the area under one group's curve of people still clear, and its standard error."""
    events, at_risk = counts.events[:, group], counts.at_risk[:, group]
    own = (events > 0) & (counts.days <= horizon)
    days, events, at_risk = counts.days[own], events[own], at_risk[own]
    clear = np.cumprod(1 - events / at_risk)
    steps = np.diff(np.concatenate([[0], days, [horizon]]))
    areas = steps * np.concatenate([[1.0], clear])
    after = areas[::-1].cumsum()[::-1][1:]  # the area to the right of each event
    left = at_risk - events
    # Where nobody is left the area to the right is 0, and the term vanishes.
    terms = np.where(left > 0, after**2 * events / (at_risk * np.maximum(left, 1)), 0.0)
    return float(areas.sum()), float(np.sqrt(terms.sum()))

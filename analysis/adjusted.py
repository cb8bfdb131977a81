"""Repeat offences after one sanction against another, made comparable as far as records allow."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from analysis.observations import names, observations, require
from analysis.refusal import NotAnswerable
from analysis.weighting import (
    balance,
    bootstrap,
    design,
    propensity,
    risk_difference,
    stabilised,
)
from analysis.windows import watched
from words import N_, Message

FEWEST_PER_ARM = 30
#: People with a probability below this, or above its complement, have no counterpart.
EDGE = 0.02


@dataclass(frozen=True, slots=True)
class AdjustedComparison:
    """Treatment minus control, among people whose whole window was observed.

    Attributes:
        people: People in the treatment and in the control arm.
        crude_per_100: Difference of the plain shares, per 100 people.
        difference_per_100: The same after weighting; negative: fewer repeat offences.
        low: Lower end of its percentile bootstrap interval, per 100 people.
        high: Upper end.
        share_treatment: Weighted share who reoffended after the treatment [fraction].
        share_control: The same after the control [fraction].
        e_value: How strongly something unrecorded would have to be linked both to the sanction
            and to repeat offences, as a risk ratio, to explain the difference away.
        overlap: Share of people who have a counterpart in the other arm [fraction].
        balance: ``covariate``, ``before``, ``after``: standardised mean differences; above 0.1 in
            size the arms still differ.
    """

    people: tuple[int, int]
    crude_per_100: float
    difference_per_100: float
    low: float
    high: float
    share_treatment: float
    share_control: float
    e_value: float
    overlap: float
    balance: pl.DataFrame


def adjusted_comparison(
    follow_up: pl.DataFrame,
    *,
    treatment: str,
    control: str,
    covariates: Sequence[str],
    days: int,
    column: str = "sanction_type",
    confidence: float = 0.95,
    repeats: int = 1000,
    seed: int = 115,
) -> AdjustedComparison:
    """Compare repeat offences after two sanctions among people alike in ``covariates``.

    Courts fine those from whom they expect little. Each person is weighted by how unusual their
    sanction was for somebody like them (stabilised inverse-probability weights), so that both arms
    resemble all people together. What was not recorded stays unbalanced: association, not cause.

    Args:
        follow_up: ``days_observed``, ``reoffended``, ``column``, the covariates, and what
            ``windows.watched`` reads. People observed for less than ``days`` do not count.
        treatment: Value of ``column`` in one arm.
        control: Its value in the other.
        covariates: Columns known on the day of the sanction: numbers as they are (missing ones
            as the median with a mark), texts as one indicator per value, missing as a value.
        days: Length of the window.
        column: Where the arms stand.
        confidence: Two-sided level of the interval, a fraction in (0, 1).
        repeats: Bootstrap samples, drawn within each arm, the weights fitted anew in each.
        seed: Of the bootstrap, so that the same data give the same interval.

    Raises:
        ContractError: A column is missing.
        ValueError: The arms are one and the same, or a time is negative or missing.
        NotAnswerable: Fewer than 30 people in an arm, or fewer than 9 in 10 with a counterpart.

    References:
        Robins, Hernan & Brumback (2000), Epidemiology 11:550-560; Austin & Stuart (2015), Stat Med
        34:3661-3679; VanderWeele & Ding (2017), Ann Intern Med 167:268-274.
    """
    if treatment == control:
        raise ValueError(f"treatment and control are both {treatment!r}")
    observations(follow_up)
    require(follow_up, [column, *names(covariates)], name="follow_up")
    cells = _cells(watched(follow_up, days=days), column, (treatment, control), names(covariates))
    treated = (cells[column] == treatment).to_numpy()
    repeat = cells["is_repeat"].to_numpy().astype(float)
    people = cells["people_alike"].to_numpy()
    sizes = int(people[treated].sum()), int(people[~treated].sum())
    _refuse_small_arms(sizes)
    matrix, labels = design(cells, covariates, people)
    chance = propensity(matrix, treated, people)
    has_counterpart = (chance > EDGE) & (chance < 1 - EDGE)
    overlap = float(np.average(has_counterpart, weights=people))
    _refuse_without_overlap(overlap)
    weights = stabilised(chance, treated, people)
    one, zero = risk_difference(repeat, treated, weights)
    plain = risk_difference(repeat, treated, people)
    draws = bootstrap(matrix, treated, repeat, people, repeats=repeats, seed=seed)
    tail = (1 - confidence) / 2
    low, high = np.quantile(draws, [tail, 1 - tail])
    return AdjustedComparison(
        people=sizes,
        crude_per_100=100 * (plain[0] - plain[1]),
        difference_per_100=100 * (one - zero),
        low=float(100 * low),
        high=float(100 * high),
        share_treatment=one,
        share_control=zero,
        e_value=e_value(one, zero),
        overlap=overlap,
        balance=balance(matrix, labels, treated, people=people, weights=weights),
    )


def e_value(share_1: float, share_0: float) -> float:
    """Return the E-value of two risks; infinite if one of them is 0 and the other is not.

    >>> round(e_value(0.39, 0.1), 2)  # VanderWeele & Ding (2017): a ratio of 3.9 gives 7.26
    7.26
    """
    if share_1 == share_0:
        return 1.0
    if min(share_1, share_0) <= 0:
        return float("inf")
    ratio = max(share_1, share_0) / min(share_1, share_0)
    return float(ratio + np.sqrt(ratio * (ratio - 1)))


def _refuse_without_overlap(overlap: float) -> None:
    if overlap < 0.9:
        raise NotAnswerable(
            N_("The two groups are too different: most people have no counterpart."),
            N_("At least 9 in 10 people who might have had either sanction."),
            Message(N_("{n} in 100 people."), {"n": round(overlap * 100)}),
        )


def _refuse_small_arms(sizes: tuple[int, int]) -> None:
    if min(sizes) < FEWEST_PER_ARM:
        raise NotAnswerable(
            N_("There are too few people with one of the two sanctions."),
            Message(N_("At least {n} people with each."), {"n": FEWEST_PER_ARM}),
            Message(
                N_("{first} and {second} people."),
                dict(zip(("first", "second"), sizes, strict=True)),
            ),
        )


def _cells(
    people: pl.DataFrame, column: str, arms: tuple[str, str], covariates: Sequence[str]
) -> pl.DataFrame:
    """Return how many of the people watched are alike in arm, outcome and every covariate.

    In one order whatever the order of the rows: the bootstrap draws the cells by their place.
    """
    alike = list(dict.fromkeys([column, "is_repeat", *covariates]))
    return (
        people.filter("is_watched", pl.col(column).is_in(arms))
        .group_by(alike)
        .agg(people_alike=pl.len().cast(pl.Int64))
        .sort(alike)
    )

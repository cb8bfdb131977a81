"""Do 95% intervals hold the truth in 95 of 100 series whose truth is known?

The result is kept in ``tests/reference/coverage_before_after.csv``; it is made anew by
``python -m tests.analysis.test_coverage > tests/reference/coverage_before_after.csv``.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from analysis.before_after import crude_change, segmented_regression
from tests.analysis.written_months import level, months

RESULT = Path(__file__).parents[1] / "reference" / "coverage_before_after.csv"
RUNS, SEED = 1_000, 20250716
LAW, RATIO = date(2025, 7, 1), 1.3

TREND_AND_SEASON = np.exp(
    0.005 * np.arange(60) + 0.2 * np.sin(2 * np.pi * (np.arange(60) + 7) / 12)
)
CHANGE = np.where(np.arange(60) < 36, 1, RATIO)
Interval = Callable[[pl.DataFrame], tuple[float, float]]


def series(expected: np.ndarray, dispersion: float) -> Iterator[pl.DataFrame]:
    """Draw five years of months, the law at the end of the third."""
    random, empty = np.random.default_rng(SEED), months(date(2022, 7, 1), *[0] * 60)
    for _ in range(RUNS):
        counts = (
            random.poisson(expected)
            if dispersion == 1
            else random.negative_binomial(expected / (dispersion - 1), 1 / dispersion)
        )
        yield empty.with_columns(count=pl.Series(counts))


def crude(drawn: pl.DataFrame) -> tuple[float, float]:
    found = crude_change(drawn, law_date=LAW, transition_months=0)
    return found.low, found.high


def modelled(family: str) -> Interval:
    def interval(drawn: pl.DataFrame) -> tuple[float, float]:
        found = segmented_regression(drawn, law_date=LAW, family=family, exposure=None)  # type: ignore[arg-type]
        return level(found)[1:]

    return interval


#: Method, expected count of a month, dispersion, the interval.
CASES = [
    ("crude_change", 4.0, 1.0, crude),
    ("quasipoisson", 4.0, 1.0, modelled("quasipoisson")),
    ("quasipoisson", 20.0, 2.5, modelled("quasipoisson")),
    ("negbin", 20.0, 2.5, modelled("negbin")),
]


def coverage() -> pl.DataFrame:
    rows = []
    for method, mean, dispersion, interval in CASES:
        # The crude comparison knows no trend and no season, so there are none.
        shape = np.ones(60) if method == "crude_change" else TREND_AND_SEASON
        limits = [interval(drawn) for drawn in series(mean * shape * CHANGE, dispersion)]
        held = sum(low <= RATIO <= high for low, high in limits)
        rows.append((method, mean, dispersion, RUNS, held))
    names = ["method", "events_a_month", "dispersion", "runs", "truth_in_interval"]
    return pl.DataFrame(rows, schema=names, orient="row")


@pytest.mark.slow
def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    found, kept = coverage(), pl.read_csv(RESULT)
    share = found["truth_in_interval"] / RUNS
    assert share.is_between(0.93, 0.97).all()
    # Other builds of the linear algebra may decide a borderline series otherwise.
    assert (found["truth_in_interval"] - kept["truth_in_interval"]).abs().max() <= 2


if __name__ == "__main__":
    sys.stdout.write(coverage().write_csv())

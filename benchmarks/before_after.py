"""Before and after with placebo dates for every region: ``python -m benchmarks.before_after``."""

import sys
from datetime import date

import numpy as np
import polars as pl

from analysis.before_after import placebo_dates, segmented_regression
from benchmarks.stopwatch import Measured, environment, seconds

REGIONS, MONTHS = 20, 120
LAW, FIRST = date(2025, 7, 16), date(2016, 9, 1)
BUDGET_S = 5.0
ROUNDS = 3


def regions(*, seed: int = 115) -> list[pl.DataFrame]:
    """Return the months of each region: about 20 cases a month, trend and season."""
    random = np.random.default_rng(seed)
    month = pl.date_range(FIRST, pl.lit(FIRST).dt.offset_by(f"{MONTHS - 1}mo"), "1mo", eager=True)
    at = np.arange(MONTHS)
    mean = 20 * np.exp(0.002 * at + 0.2 * np.sin(2 * np.pi * at / 12))
    return [pl.DataFrame({"month": month, "count": random.poisson(mean)}) for _ in range(REGIONS)]


def before_and_after() -> Measured:
    """Fit every region at the law and at every other date [s]."""
    series = regions()
    segmented_regression(series[0], law_date=LAW)  # imports are behind it

    def work() -> None:
        for one in series:
            segmented_regression(one, law_date=LAW)
            placebo_dates(one, law_date=LAW)

    taken = min(seconds(work) for _ in range(ROUNDS))
    dates = placebo_dates(series[0], law_date=LAW).height
    note = f"{REGIONS} regions, {MONTHS} months, {dates} dates each"
    return Measured("before and after with placebo dates", taken, "s", budget=BUDGET_S, note=note)


def main() -> int:
    """Measure; return 1 when the budget is missed."""
    print(environment())
    result = before_and_after()
    print(result)
    return 0 if result.is_within else 1


if __name__ == "__main__":
    sys.exit(main())

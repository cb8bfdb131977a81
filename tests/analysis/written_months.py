"""Monthly series as the tests of before and after write them."""

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from analysis.before_after import SegmentedRegression
from analysis.monthly import month_of

SIGNED = date(2025, 7, 16)
SMOKING_BAN = date(2005, 1, 1)


def sicily() -> pl.DataFrame:
    """Return the acute coronary events of Lopez Bernal, Cummins & Gasparrini (2017)."""
    path = Path(__file__).parents[1] / "reference" / "sicily.csv"
    frame = pl.read_csv(path, comment_prefix="#")
    return frame.select(month=pl.date("year", "month", 1), count="aces", stdpop="stdpop")


def months(first: date, *counts: int) -> pl.DataFrame:
    """Return a series with these counts, from the month ``first`` on."""
    month = [month_of(first, shift=k) for k in range(len(counts))]
    return pl.DataFrame(
        {"month": month, "count": counts}, schema={"month": pl.Date, "count": pl.Int64}
    )


def steady(before: int = 24, after: int = 12, law: date = SIGNED, *, seed: int = 1) -> pl.DataFrame:
    """Return counts that nothing happens to, ``before`` months ahead of the law's month on."""
    counts = np.random.default_rng(seed).poisson(20, before + after + 1)
    return months(month_of(law, shift=-before), *counts.tolist())


def level(found: SegmentedRegression) -> tuple[float, float, float]:
    """Return the change of level with its limits."""
    return found.estimates.filter(term="level").select("ratio", "low", "high").row(0)

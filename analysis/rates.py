"""Rates, ratios of rates and shares, each with an interval that holds for small counts."""

from dataclasses import dataclass
from math import inf, sqrt
from typing import Literal

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy import special

from analysis import validate

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RateRatio:
    """How many times as often events happen, with an exact interval.

    Attributes:
        ratio: Rate 1 over rate 0; ``inf`` without events in 0, ``None`` without any event.
        low: Lower limit.
        high: Upper limit; ``inf`` without events in 0.
        p_value: Central p-value of "the two rates are equal".
    """

    ratio: float | None
    low: float
    high: float
    p_value: float


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share with its interval, all fractions between 0 and 1; ``None`` without any trial."""

    share: float | None
    low: float | None
    high: float | None


def crude_rate(
    areas: pl.DataFrame,
    *,
    per: float = 100_000,
    confidence: float = 0.95,
    method: Literal["exact", "byar"] = "exact",
) -> pl.DataFrame:
    """Add the rate of events and its Poisson interval to each area.

    Args:
        areas: One row per area, in any order: ``count`` [events], ``population`` [people].
        per: The number of people that the rate refers to.
        confidence: Two-sided level of the interval, a fraction in (0, 1).
        method: ``exact`` (Garwood) or ``byar``, its approximation.

    Returns:
        ``areas`` with ``rate``, ``rate_low``, ``rate_high`` [events per ``per`` people]. No event
        gives the rate 0 and still an upper limit. All three are null where the population is
        0 or unknown, or the count is.

    Raises:
        ContractError: A column is missing or has the wrong type.
        ValueError: A number is out of range, or events happened where nobody lives.

    References:
        Garwood (1936), Biometrika 28:437-442. Breslow & Day (1987), Statistical Methods in Cancer
        Research II, IARC, section 2.3 (Byar).

    >>> areas = pl.DataFrame({"count": [0, 65], "population": [50_000, 100_000]})
    >>> crude_rate(areas).select(pl.exclude("population").round(2)).rows()
    [(0, 0.0, 0.0, 7.38), (65, 65.0, 50.17, 82.85)]
    """
    validate.areas(areas, where="crude_rate")
    validate.positive(per, "per")
    validate.choice(method, "method", ("exact", "byar"))
    limits = poisson_limits if method == "exact" else _byar_limits
    seen = areas["count"].cast(pl.Float64)
    low, high = limits(seen.fill_null(0.0).to_numpy(), confidence=confidence)
    scale = pl.when(pl.col("population") > 0).then(per / pl.col("population"))
    return areas.with_columns(
        rate=seen * scale,
        rate_low=pl.when(pl.col("count").is_not_null()).then(pl.Series(low) * scale),
        rate_high=pl.when(pl.col("count").is_not_null()).then(pl.Series(high) * scale),
    )


def rate_ratio(
    count_1: int, exposure_1: float, count_0: int, exposure_0: float, *, confidence: float = 0.95
) -> RateRatio:
    """Compare two rates exactly, however few the events.

    Given how many events there are in all, those of group 1 are binomial; the limits are those of
    Clopper and Pearson. The p-value is the *central* one, twice the smaller tail, so that it is
    below ``1 - confidence`` exactly when the interval excludes 1.

    Args:
        count_1: Events in the group of interest.
        exposure_1: Its person-time, in any unit, above 0.
        count_0: Events in the group to compare with.
        exposure_0: Its person-time, in the same unit, above 0.
        confidence: Two-sided level of the interval, a fraction in (0, 1).

    Raises:
        ValueError: A count is not a whole number, or a number is out of range.

    References:
        Clopper & Pearson (1934), Biometrika 26:404-413. Fay (2010), Biostatistics 11:373-374.

    >>> rate_ratio(137, 24.19893, 0, 10).ratio
    inf
    """
    one = validate.count(count_1, "count_1", where="rate_ratio")
    zero = validate.count(count_0, "count_0", where="rate_ratio")
    validate.positive(exposure_1, "exposure_1")
    validate.positive(exposure_0, "exposure_0")
    low, high = _clopper_pearson(one, one + zero, confidence=confidence)
    scale = exposure_0 / exposure_1
    expected_share = exposure_1 / (exposure_1 + exposure_0)
    at_most = special.betaincc(one + 1, zero, expected_share) if zero else 1.0
    at_least = special.betainc(one, zero + 1, expected_share) if one else 1.0
    ratio = one / zero * scale if zero else (inf if one else None)
    return RateRatio(
        ratio=ratio,
        low=low / (1 - low) * scale,
        high=high / (1 - high) * scale if zero else inf,
        p_value=min(1.0, 2 * float(min(at_most, at_least))),
    )


def proportion(
    successes: int,
    trials: int,
    *,
    confidence: float = 0.95,
    method: Literal["wilson", "exact"] = "wilson",
) -> Proportion:
    """Return a share with an interval that stays between 0 and 1.

    Args:
        successes: How many of the trials count, at most ``trials``.
        trials: Of how many; without any, nothing is known and all three numbers are ``None``.
        confidence: Two-sided level of the interval, a fraction in (0, 1).
        method: ``wilson`` (score) or ``exact`` (Clopper-Pearson, wider).

    Raises:
        ValueError: A number is not whole, negative or too large, or an option is out of range.

    References:
        Wilson (1927), JASA 22:209-212. Clopper & Pearson (1934), Biometrika 26:404-413.

    >>> proportion(0, 10).high < proportion(0, 10, method="exact").high
    True
    """
    hits = validate.count(successes, "successes", where="proportion")
    n = validate.count(trials, "trials", where="proportion")
    validate.choice(method, "method", ("wilson", "exact"))
    if hits > n:
        raise ValueError(f"proportion: successes are {hits}, more than the {n} trials")
    limits = _wilson if method == "wilson" else _clopper_pearson
    low, high = limits(hits, n, confidence=confidence)
    return Proportion(hits / n, low, high) if n else Proportion(None, None, None)


def poisson_limits(counts: Floats, *, confidence: float) -> tuple[Floats, Floats]:
    """Return Garwood's exact limits of the means of Poisson ``counts``.

    They are half the chi-square quantiles with 2x and 2(x + 1) degrees of freedom, written here
    as the quantiles of the gamma distribution that they are.
    """
    tail = validate.confidence(confidence) / 2
    low = np.where(counts > 0, special.gammaincinv(np.maximum(counts, 1), tail), 0.0)
    return low, np.asarray(special.gammainccinv(counts + 1, tail), dtype=np.float64)


def _byar_limits(counts: Floats, *, confidence: float) -> tuple[Floats, Floats]:
    third = -float(special.ndtri(validate.confidence(confidence) / 2)) / 3
    some, next_count = np.maximum(counts, 1), counts + 1
    low = some * (1 - 1 / (9 * some) - third / np.sqrt(some)) ** 3
    high = next_count * (1 - 1 / (9 * next_count) + third / np.sqrt(next_count)) ** 3
    # The cube falls below 0 for one or two events at very high levels: a rate cannot.
    return np.where(counts > 0, np.maximum(low, 0), 0.0), high


def _clopper_pearson(hits: int, n: int, *, confidence: float) -> tuple[float, float]:
    tail = validate.confidence(confidence) / 2
    low = float(special.betaincinv(hits, n - hits + 1, tail)) if hits else 0.0
    high = float(special.betainccinv(hits + 1, n - hits, tail)) if hits < n else 1.0
    return low, high


def _wilson(hits: int, n: int, *, confidence: float) -> tuple[float, float]:
    z = -float(special.ndtri(validate.confidence(confidence) / 2))
    if n == 0:
        return 0.0, 1.0
    centre = (hits + z**2 / 2) / (n + z**2)
    margin = z / (n + z**2) * sqrt(hits * (n - hits) / n + z**2 / 4)
    # At 0 and n the limit is exactly 0 or 1; rounding would leave it a hair beside.
    return centre - margin if hits else 0.0, centre + margin if hits < n else 1.0

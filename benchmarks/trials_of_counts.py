"""Trials of rates, ratios of rates and monthly series."""

from datetime import date
from math import inf, log

import numpy as np
import polars as pl

from analysis.before_after import (
    crude_change,
    placebo_dates,
    segmented_regression,
    smallest_detectable_ratio,
)
from analysis.glm import Family
from analysis.rates import crude_rate, rate_ratio
from benchmarks import worlds
from benchmarks.trial import ABOUT_POWER, EXACT, POWER, Answer, Trial, false_alarms
from benchmarks.worlds import Random

#: Series that each search for a detectable change draws.
SIMULATIONS = 100

#: The first of the months in ``worlds.expected_months``.
FIRST = date(2022, 7, 1)


def trials() -> list[Trial]:
    """Return the trials of counts, in the order of the table."""
    months = "54 months, trend and season, dispersion 1.5, nothing changed, 19 other dates"
    return [
        *(_rate(mean) for mean in (3, 20, 200)),
        *(_ratio(mean) for mean in (5, 50)),
        _crude_change(4.0),
        _level(4.0, 1.0, "quasipoisson"),
        _level(20.0, 2.5, "quasipoisson"),
        _level(20.0, 2.5, "negbin"),
        false_alarms("placebo_dates", "share as extreme at most 0.05", months, _placebo),
        *(_power(mean, dispersion) for mean, dispersion in ((20.0, 1.0), (20.0, 2.5))),
    ]


def _rate(mean: float) -> Trial:
    def draw(random: Random) -> Answer:
        seen = pl.DataFrame({"count": [int(random.poisson(mean))], "population": [100_000]})
        return crude_rate(seen).select("rate", "rate_low", "rate_high").row(0)

    return Trial("crude_rate", "rate per 100,000", f"Poisson, mean {mean}", mean, draw, EXACT)


def _ratio(mean: float) -> Trial:
    expected = 2 * mean * worlds.RATIO, mean

    def draw(random: Random) -> Answer:
        one, zero = random.poisson(expected)
        found = rate_ratio(int(one), 2.0, int(zero), 1.0)
        return _log(found.ratio), _log(found.low), _log(found.high)

    world = f"Poisson, means {expected[0]:g} and {expected[1]:g}, exposures 2 and 1"
    return Trial("rate_ratio", "log ratio", world, log(worlds.RATIO), draw, EXACT)


def _crude_change(mean: float) -> Trial:
    expected = worlds.expected_months(mean, is_plain=True)

    def draw(random: Random) -> Answer:
        drawn = worlds.monthly(random, expected, 1.0, first=FIRST)
        found = crude_change(drawn, law_date=worlds.LAW, transition_months=0)
        return _log(found.ratio), _log(found.low), _log(found.high)

    world = f"60 months, Poisson, {mean:g} a month, no trend, no season"
    return Trial("crude_change", "log ratio", world, log(worlds.RATIO), draw, EXACT)


def _level(mean: float, dispersion: float, family: Family) -> Trial:
    expected = worlds.expected_months(mean)

    def draw(random: Random) -> Answer:
        drawn = worlds.monthly(random, expected, dispersion, first=FIRST)
        found = segmented_regression(drawn, law_date=worlds.LAW, family=family, exposure=None)
        level = found.estimates.filter(term="level").select("ratio", "low", "high").row(0)
        return _log(level[0]), _log(level[1]), _log(level[2])

    world = f"60 months, trend and season, {mean:g} a month, dispersion {dispersion:g}"
    name = f"segmented_regression ({family})"
    return Trial(name, "log ratio of level", world, log(worlds.RATIO), draw)


def _power(mean: float, dispersion: float) -> Trial:
    """Return the trial of a change that is as large as the months before the law call detectable.

    The months before the law are drawn and asked; then a law of just that size is drawn after
    them, and the model looks for it.
    """
    expected = worlds.expected_months(mean) / worlds.expected_change()

    def draw(random: Random) -> Answer:
        drawn = worlds.monthly(random, expected, dispersion, first=FIRST)
        ratio = smallest_detectable_ratio(
            drawn, law_date=worlds.LAW, power=POWER, exposure=None, simulations=SIMULATIONS
        )
        after = worlds.monthly(random, expected * ratio, dispersion, first=FIRST)
        seen = pl.concat([drawn.head(worlds.MONTHS_BEFORE), after.slice(worlds.MONTHS_BEFORE)])
        found = segmented_regression(seen, law_date=worlds.LAW, exposure=None)
        level = found.estimates.filter(term="level").row(0, named=True)
        p_value = level["p_value"] if level["ratio"] > 1 else 1.0
        return p_value, p_value, p_value

    world = f"60 months, trend and season, {mean:g} a month, dispersion {dispersion:g}"
    name, quantity = "smallest_detectable_ratio", f"such a change found, power {POWER}"
    return Trial(name, quantity, world, POWER, draw, ABOUT_POWER, "power")


def _placebo(random: Random) -> Answer:
    # 42 months before the law leave 19 other dates: 1 date in 20 ranks first.
    month = np.arange(54)
    expected = 20 * np.exp(0.005 * month + 0.2 * np.sin(2 * np.pi * month / 12))
    drawn = worlds.monthly(random, expected, 1.5, first=date(2022, 1, 1))
    found = placebo_dates(drawn, law_date=worlds.LAW, exposure=None)
    share = found.filter("is_real")["share_as_extreme"].item()
    return share, share, share


def _log(value: float | None) -> float:
    """Return the logarithm; minus infinity also for a ratio that does not exist."""
    if not value:
        return -inf
    return log(value)

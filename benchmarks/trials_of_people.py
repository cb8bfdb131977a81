"""Trials of repeat offences: shares, curves, differences, frequencies."""

from math import exp

import numpy as np
import polars as pl

from analysis.frequency import repeat_frequency
from analysis.penalties import adjusted_comparison
from analysis.repeat_offences import (
    compare_curves,
    cumulative_incidence,
    repeat_offence_curve,
    repeat_within,
)
from benchmarks import worlds
from benchmarks.trial import Answer, Trial, false_alarms
from benchmarks.worlds import Random

PEOPLE, WINDOW_DAYS, HORIZON_DAYS = 300, 180, 365
#: Repeat offences per day, 24% within 180 days, and deaths per day.
DAILY, DEATHS_DAILY = 0.0015, 0.0005
FINE_ADDS = 0.05
OFFENCES_A_YEAR = 0.5
BOOTSTRAP_SAMPLES = 400

WORLD = f"{PEOPLE} people, exponential times, sanctioned on any day of three years"
DYING = f"{WORLD}; one ending in four is a death"
ARMS = f"two arms of {PEOPLE} people, exponential times"
LATE = f"{PEOPLE} people and half as many who came late, exponential times at one rate"
VARIED = f"{PEOPLE} people, each with a rate of their own (gamma, shape 0.5)"
FINED = f"{2 * PEOPLE} people, fined the less the more prior cases; {BOOTSTRAP_SAMPLES} samples"


def trials() -> list[Trial]:
    """Return the trials of people, in the order of the table."""
    share = 1 - exp(-DAILY * WINDOW_DAYS)
    ending = DAILY + DEATHS_DAILY
    taken = DAILY / ending * (1 - exp(-ending * WINDOW_DAYS))
    days = _mean_days(2 * DAILY) - _mean_days(DAILY)
    within = f"share within {WINDOW_DAYS} days"
    apart = "difference of restricted means, days"
    each = "offences per person-year"
    return [
        Trial("repeat_within", within, WORLD, share, _within),
        Trial("repeat_offence_curve", within, WORLD, share, _curve),
        Trial("cumulative_incidence", within, DYING, taken, _incidence),
        Trial("compare_curves", apart, ARMS, days, _days_apart),
        false_alarms("compare_curves", "log-rank p at most 0.05", LATE, _log_rank),
        Trial("repeat_frequency", each, VARIED, OFFENCES_A_YEAR, _frequency),
        Trial("adjusted_comparison", "difference per 100", FINED, 100 * FINE_ADDS, _adjusted),
    ]


def _within(random: Random) -> Answer:
    people = worlds.people(random, np.full(PEOPLE, DAILY))
    return repeat_within(people, days=WINDOW_DAYS).select("share", "low", "high").row(0)


def _curve(random: Random) -> Answer:
    people = worlds.people(random, np.full(PEOPLE, DAILY))
    seen = repeat_offence_curve(people).filter(pl.col("day") <= WINDOW_DAYS)
    return seen.select("share", "share_low", "share_high").row(-1)


def _incidence(random: Random) -> Answer:
    rate = DAILY + DEATHS_DAILY
    died = pl.Series(random.random(PEOPLE) < DEATHS_DAILY / rate)
    ended = pl.when(died).then(pl.lit("death")).otherwise(pl.lit("event"))
    people = worlds.people(random, np.full(PEOPLE, rate)).with_columns(
        ended_by=pl.when("reoffended").then(ended).otherwise(pl.lit("extract"))
    )
    seen = cumulative_incidence(people).filter(pl.col("day") <= WINDOW_DAYS, ended_by="event")
    return seen.select("share", "share_low", "share_high").row(-1)


def _days_apart(random: Random) -> Answer:
    people = _arms(random, DAILY, 2 * DAILY)
    compared = compare_curves(people, by="arm", horizon_days=HORIZON_DAYS)
    return compared.groups.select("difference_days", "low", "high").row(1)


def _log_rank(random: Random) -> Answer:
    # Half of one arm, those who entered early, is left out: that alone must find nothing.
    late = (pl.col("arm") == "a") | (pl.col("days_possible") < 548)
    p_value = compare_curves(_arms(random, DAILY, DAILY).filter(late), by="arm").p_value
    return p_value, p_value, p_value


def _frequency(random: Random) -> Answer:
    # Most never reoffend, a few do so again and again.
    own = random.gamma(0.5, OFFENCES_A_YEAR / 0.5, PEOPLE) / worlds.DAYS_A_YEAR
    people = worlds.people(random, np.full(PEOPLE, DAILY))
    found = repeat_frequency(people, worlds.offences(random, people, own))
    return found.select("per_person_year", "low", "high").row(0)


def _adjusted(random: Random) -> Answer:
    found = adjusted_comparison(
        worlds.sentenced(random, 2 * PEOPLE, effect=FINE_ADDS),
        treatment="fine",
        control="arrest",
        covariates=["prior_cases"],
        days=365,
        repeats=BOOTSTRAP_SAMPLES,
        seed=int(random.integers(2**31)),
    )
    return found.difference_per_100, found.low, found.high


def _arms(random: Random, first: float, second: float) -> pl.DataFrame:
    return pl.concat(
        worlds.people(random, np.full(PEOPLE, rate), prefix=arm).with_columns(arm=pl.lit(arm))
        for arm, rate in (("a", first), ("b", second))
    )


def _mean_days(rate: float) -> float:
    """Return the days free of a repeat offence within the horizon: clear when each begins."""
    return float(np.exp(-rate * np.arange(HORIZON_DAYS)).sum())

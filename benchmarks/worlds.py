"""Small worlds whose truth is known: what the calibration draws from.

Each is written from the plain definition of its process (Poisson, exponential, gamma), never from
the formula of an estimator that is put to the test on it.
"""

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

Random = np.random.Generator
Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.int64]

#: The law of the monthly series, on the first of a month, and the change of level it brings.
LAW, RATIO = date(2025, 7, 1), 1.3
MONTHS_BEFORE, MONTHS_AFTER = 36, 24
#: The register of people: sanctioned on any day of these years, and drawn at their end.
FIRST_INDEX, YEARS_OF_INDEX = date(2022, 1, 1), 3
DAYS_A_YEAR = 365.25


def expected_months(mean: float, *, is_plain: bool = False) -> Floats:
    """Return the expected count of each of five years of months, the law after the third.

    Args:
        mean: Expected events of the first month, the season aside.
        is_plain: Without trend and season.
    """
    month = np.arange(MONTHS_BEFORE + MONTHS_AFTER)
    change = expected_change()
    # The series begins in July, the eighth month counted from 0 at the turn of the year.
    wave = np.sin(2 * np.pi * (month + 7) / 12)
    return mean * change if is_plain else mean * change * np.exp(0.005 * month + 0.2 * wave)


def expected_change() -> Floats:
    """Return by what ``expected_months`` multiplies each month on account of the law."""
    return np.where(np.arange(MONTHS_BEFORE + MONTHS_AFTER) < MONTHS_BEFORE, 1.0, RATIO)


def monthly(random: Random, expected: Floats, dispersion: float, *, first: date) -> pl.DataFrame:
    """Draw the count of each month, its variance being ``dispersion`` times its mean."""
    counts = (
        random.poisson(expected)
        if dispersion == 1
        else random.negative_binomial(expected / (dispersion - 1), 1 / dispersion)
    )
    last = len(expected) - 1
    days = pl.date_range(first, pl.lit(first).dt.offset_by(f"{last}mo"), interval="1mo", eager=True)
    return pl.DataFrame({"month": days, "count": counts.astype(np.int64)})


def people(random: Random, rates: Floats, *, prefix: str = "p") -> pl.DataFrame:
    """Draw people who reoffend after an exponential time, each at a rate of their own.

    Args:
        random: The source of chance.
        rates: Repeat offences per day of each person.
        prefix: Of the identifiers, so that two draws may stand in one frame.

    Returns:
        ``suspect_id``, ``index_date``, ``days_possible``, ``days_observed``, ``reoffended``. An
        offence during the d-th day after the index event is one on day d.
    """
    entered = random.integers(0, int(YEARS_OF_INDEX * DAYS_A_YEAR), rates.size)
    possible = int(YEARS_OF_INDEX * DAYS_A_YEAR) - entered
    event = np.ceil(random.exponential(1 / rates)).astype(np.int64)
    return pl.DataFrame(
        {
            "suspect_id": [f"{prefix}{i}" for i in range(rates.size)],
            "index_date": [FIRST_INDEX + timedelta(days=int(day)) for day in entered],
            "days_possible": possible,
            "days_observed": np.minimum(event, possible),
            "reoffended": event <= possible,
        }
    )


def offences(random: Random, watched: pl.DataFrame, rates: Floats) -> pl.DataFrame:
    """Draw every repeat offence of each person: a Poisson process at the person's own rate.

    Args:
        random: The source of chance.
        watched: As ``people`` returns.
        rates: Offences per day of each person.

    Returns:
        ``suspect_id``, ``registered_on``; some of them later than the person was watched.
    """
    possible = watched["days_possible"].to_numpy()
    until = possible + 90  # what happens after the extract must not be counted
    many = random.poisson(rates * until)
    person = np.repeat(np.arange(rates.size), many)
    day = np.ceil(random.uniform(0, 1, person.size) * until[person]).astype(np.int64)
    chosen = watched[person.tolist()]
    return chosen.select("suspect_id", registered_on="index_date").with_columns(
        pl.col("registered_on") + pl.duration(days=pl.lit(pl.Series(day)))
    )


def sentenced(random: Random, size: int, *, effect: float) -> pl.DataFrame:
    """Draw people whom courts fine the less, and who reoffend the more, the more prior cases.

    Args:
        random: The source of chance.
        size: How many people.
        effect: What a fine adds to everybody's probability of reoffending [fraction].
    """
    prior = random.poisson(1, size)
    fined = random.random(size) < 1 / (1 + np.exp(0.7 * prior - 0.5))
    repeat = random.random(size) < np.clip(0.1 + 0.08 * prior + effect * fined, 0, 1)
    return pl.DataFrame(
        {
            "days_observed": np.where(repeat, 100, 400),
            "reoffended": repeat,
            "days_possible": np.full(size, 400),
            "sanction_type": np.where(fined, "fine", "arrest"),
            "prior_cases": prior,
        }
    )

"""The world of the simulated register: what is true in it, and the days and places it has."""

import csv
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt
import orjson
import polars as pl

from etl.settings import SHIPPED

Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.int64]  # days since 1 January 1970

REFERENCE = SHIPPED / "reference"
#: Cases of one person at most.
MAX_REPEATS = 12
SANCTION_GROUPS = ("fine", "arrest", "community_service", "correctional_work", "warning", "none")


def day(value: date) -> int:
    """Return the number of days from 1 January 1970."""
    return (value - date(1970, 1, 1)).days


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything that an analysis of the simulated register could hope to find.

    Attributes:
        first_day: First day of registration.
        extract_date: The day on which the register is drawn; nothing in it is later.
        law_in_force: From this day on article 115-1 can be applied, and registrations change.
        level_ratio: Daily registrations after that day divided by before, all else equal.
        trend_per_year: Factor on registrations by which each year differs from the one before.
        season_amplitude: Of the yearly wave of log registrations; its top is ``season_top``.
        season_top: Day of the year with most registrations.
        region_spread: Standard deviation of the logarithm of the regions' true rate ratios.
        hazard_per_year: Repeat offences a year of somebody fined, first case, no protective order.
        hazard_ratios: Of each sanction, against a fine, for the same person.
        hazard_ratio_per_earlier_case: For each earlier case of the person, up to two.
        hazard_ratio_protective_order: For those whose victim had a protective order.
        arrest_odds_per_earlier_case: How much an earlier case moves courts to arrest: since it
            also makes repeating likelier, the crude comparison flatters the fine.
        arrest_odds_protective_order: Likewise for a protective order.
        paid_share: Of fines, paid in full sooner or later.
        payment_mean_days: From the sanction to the payment.
        report_mean_days: From the last conduct to the report.
        registration_mean_days: From the report to the registration.
        decision_mean_days: From the registration to the outcome, after the first 20 days.
        article_share: Of conduct that ended on or after ``law_in_force``, charged under 115-1.
    """

    first_day: date = date(2022, 1, 1)
    extract_date: date = date(2026, 9, 30)
    law_in_force: date = date(2025, 9, 16)
    level_ratio: float = 1.35
    trend_per_year: float = 1.04
    season_amplitude: float = 0.15
    season_top: int = 180
    region_spread: float = 0.3
    hazard_per_year: float = 0.22
    hazard_ratios: dict[str, float] = field(
        default_factory=lambda: {
            "fine": 1.0,
            "arrest": 0.7,
            "community_service": 0.85,
            "correctional_work": 0.8,
            "warning": 1.1,
            "none": 1.25,
        }
    )
    hazard_ratio_per_earlier_case: float = 1.8
    hazard_ratio_protective_order: float = 1.6
    arrest_odds_per_earlier_case: float = 3.0
    arrest_odds_protective_order: float = 2.5
    paid_share: float = 0.65
    payment_mean_days: float = 30.0
    report_mean_days: float = 6.0
    registration_mean_days: float = 2.0
    decision_mean_days: float = 45.0
    article_share: float = 0.8


@dataclass(frozen=True, slots=True)
class Places:
    """The districts a case can happen in, and how likely each is.

    Attributes:
        region: Region code of each district.
        district: District code.
        weight: Population times the true rate ratio of the region; sums to 1.
        rate_ratios: True rate ratio of each region.
        population: Residents of each region on 1 January 2025.
    """

    region: npt.NDArray[np.str_]
    district: npt.NDArray[np.str_]
    weight: Floats
    rate_ratios: dict[str, float]
    population: dict[str, int]


def places(rng: np.random.Generator, truth: Truth) -> Places:
    """Draw the true rate ratio of each region and spread its cases over its districts."""
    population = region_population()
    ratios = np.exp(rng.normal(0.0, truth.region_spread, len(population)))
    rate_ratios = dict(zip(population, ratios.round(4).tolist(), strict=True))
    rows = district_residents()
    region = np.array([code[:2] for code, _ in rows])
    residents = np.array([count for _, count in rows], dtype=np.float64)
    totals = {code: residents[region == code].sum() for code in population}
    share = residents / np.array([totals[code] for code in region])
    expected = np.array([population[code] * rate_ratios[code] for code in region])
    weight = share * expected
    codes = np.array([code for code, _ in rows])
    return Places(region, codes, weight / weight.sum(), rate_ratios, population)


@cache
def region_population() -> dict[str, int]:
    """Return the residents of each region on 1 January 2025."""
    frame = pl.read_csv(REFERENCE / "population.csv", infer_schema=False).filter(
        (pl.col("year") == "2025") & (pl.col("basis") == "jan1") & (pl.col("kato2") != "00")
    )
    return {code: int(n) for code, n in frame.select("kato2", "population").sort("kato2").rows()}


@cache
def district_residents() -> list[tuple[str, int]]:
    """Return the code and the residents of each district; an unknown number is the median."""
    with (REFERENCE / "population_districts_2023.csv").open(encoding="utf-8", newline="") as file:
        known = {row["kato"]: int(row["population"]) for row in csv.DictReader(file)}
    features = orjson.loads((REFERENCE / "districts.geojson").read_bytes())["features"]
    codes = sorted(feature["properties"]["kato"] for feature in features)
    usual = int(np.median(list(known.values())))
    return [(code, known.get(code, usual)) for code in codes]


def registration_density(truth: Truth, repeat_lag: Floats) -> Floats:
    """Return the probability of each day as the registration of somebody's first case.

    All registrations together follow trend, season and the level at the law. Repeat cases bring
    their share of them, so the first cases are what remains when each earlier first case has sent
    its repeats (``repeat_lag``: expected repeat registrations by days since the first).
    """
    days = np.arange(day(truth.first_day), day(truth.extract_date) + 1)
    years = (days - days[0]) / 365.25
    wave = np.cos(2 * np.pi * (years - truth.season_top / 365.25))
    total = np.exp(truth.season_amplitude * wave) * truth.trend_per_year**years
    total = np.where(days >= day(truth.law_in_force), total * truth.level_ratio, total)
    first = np.zeros(len(days))
    for today in range(len(days)):
        lags = min(today, len(repeat_lag) - 1)
        repeats = first[today - lags : today] @ repeat_lag[lags:0:-1] if lags else 0.0
        first[today] = max(total[today] - repeats, 0.05 * total[today])
    density: Floats = first / first.sum()
    return density

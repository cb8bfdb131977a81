"""The rows of a small register without anything remarkable: people in three regions."""

from datetime import date, timedelta

import numpy as np
import polars as pl

from contracts import CASE, FORM_1M_COUNT, MCI, POPULATION, SANCTION, Contract

UNTIL = date(2026, 9, 1)
REGIONS = ("47", "71", "75")
SIZE = 120

NUMBER = np.arange(SIZE)
#: A case a week; every fourth suspect comes a second time.
DAYS = [date(2024, 1, 1) + timedelta(days=int(7 * i)) for i in NUMBER]
SUSPECTS = [f"s{i % 90}" for i in NUMBER]
ARTICLES = np.array(["УК 115-1", "КоАП 434", "УК 115", "УК 120"])[NUMBER % 4].tolist()


def filled(contract: Contract, **rows: list[object]) -> pl.DataFrame:
    """Return a frame of the contract in which the columns that ``rows`` lacks are null."""
    schema = dict(contract.schema)
    known = pl.DataFrame(rows, schema={name: schema[name] for name in rows})
    others = [pl.lit(None, dtype=kind).alias(n) for n, kind in schema.items() if n not in rows]
    return known.with_columns(others).select(list(schema))


def cases() -> pl.DataFrame:
    began = [day - timedelta(days=3) for day in DAYS]
    return filled(
        CASE,
        dataset=["simulated"] * SIZE,
        case_id=[f"c{i}" for i in NUMBER],
        region_code=np.array(REGIONS)[NUMBER % 3].tolist(),
        article=ARTICLES,
        suspect_id=SUSPECTS,
        registered_on=DAYS,
        registered_on_precision=["day"] * SIZE,
        conduct_from=began,
        conduct_from_precision=["day"] * SIZE,
        conduct_to=DAYS,
        conduct_to_precision=["day"] * SIZE,
        outcome=np.array(["convicted", "terminated", "sent_to_court"])[NUMBER % 3].tolist(),
        extract_date=[UNTIL] * SIZE,
    )


def sanctions() -> pl.DataFrame:
    return filled(
        SANCTION,
        dataset=["simulated"] * SIZE,
        sanction_id=[f"t{i}" for i in NUMBER],
        case_id=[f"c{i}" for i in NUMBER],
        suspect_id=SUSPECTS,
        imposed_on=[day + timedelta(days=10) for day in DAYS],
        imposed_on_precision=["day"] * SIZE,
        article=ARTICLES,
        sanction_type=np.array(["fine", "arrest"])[NUMBER // 2 % 2].tolist(),
        is_principal=[True] * SIZE,
        amount_mci=[20.0] * SIZE,
        status=np.array(["paid", "unpaid", "cancelled"])[NUMBER % 3].tolist(),
        extract_date=[UNTIL] * SIZE,
    )


def people() -> pl.DataFrame:
    """Return everybody watched for 500 days; some reoffend."""
    random = np.random.default_rng(7)
    repeat = random.random(SIZE) < 0.4
    return pl.DataFrame(
        {
            "suspect_id": [f"s{i}" for i in NUMBER],
            "index_id": [f"t{i}" for i in NUMBER],
            "index_date": [UNTIL - timedelta(days=500)] * SIZE,
            "days_observed": np.where(repeat, random.integers(1, 500, SIZE), 500).astype(np.int32),
            "reoffended": repeat,
            "ended_by": np.where(repeat, "event", "extract").tolist(),
            "days_possible": [500] * SIZE,
            "sanction_type": np.array(["fine", "arrest"])[NUMBER % 2].tolist(),
            "is_principal": [True] * SIZE,
            "article": ["УК 115-1"] * SIZE,
            "prior_cases": random.poisson(1, SIZE),
            "suspect_sex": np.array(["male", "female"])[NUMBER // 2 % 2].tolist(),
            "relationship": np.array(["partner", "stranger"])[NUMBER // 4 % 2].tolist(),
        }
    )


def population() -> pl.DataFrame:
    return filled(
        POPULATION,
        place_code=list(REGIONS),
        level=["region"] * 3,
        year=[2026] * 3,
        basis=["jan1"] * 3,
        population=[700_000, 1_500_000, 2_300_000],
    )


def areas() -> pl.DataFrame:
    people = population()["population"]
    return pl.DataFrame({"region_code": REGIONS, "count": [4, 30, 0], "population": people})


def form() -> pl.DataFrame:
    """Return two reports of one year; Astana takes a case back."""
    return filled(
        FORM_1M_COUNT,
        dataset=["published"] * 6,
        region_code=[code for code in REGIONS for _ in range(2)],
        period_from=[date(2026, 1, 1)] * 6,
        period_to=[date(2026, 1, 31), date(2026, 2, 28)] * 3,
        section=["1"] * 6,
        row_code=[1] * 6,
        article=["УК 115"] * 6,
        form_column=[1] * 6,
        measure=["registered"] * 6,
        value=[1, 3, 5, 4, 0, 0],
    )


def mci() -> pl.DataFrame:
    return filled(MCI, valid_from=[date(2022, 1, 1)], mci_kzt=[3063])

"""Regions side by side: each answered alone or refused, on one scale, never ranked."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from analysis.before_after import segmented_regression
from analysis.by_region import change_by_region, per_100k
from contracts import ContractError
from tests.analysis.written_months import level, months

LAW = date(2025, 7, 1)


def region(code: str, counts: list[int]) -> pl.DataFrame:
    return months(date(2024, 7, 1), *counts).with_columns(
        region_code=pl.lit(code), days=pl.lit(30, pl.Int64), provisional=pl.lit(value=False)
    )


def drawn(mean: float, *, seed: int = 1) -> list[int]:
    return np.random.default_rng(seed).poisson(mean, 24).tolist()


def test_each_region_is_what_it_would_be_alone() -> None:
    astana, mangystau = region("71", drawn(30)), region("47", drawn(9, seed=2))
    _, answers = change_by_region(pl.concat([astana, mangystau]), law_date=LAW)
    assert answers["region_code"].to_list() == ["47", "71"]
    for code, alone in (("47", mangystau), ("71", astana)):
        expected = level(segmented_regression(alone, law_date=LAW, harmonics=0))
        row = answers.filter(region_code=code).select("ratio", "low", "high").row(0)
        assert row == pytest.approx(expected)


@pytest.mark.parametrize(
    ("counts", "is_answered"),
    [
        ([3] * 12 + [2] * 11 + [1], False),  # 59 events
        ([3] * 12 + [2] * 12, True),  # 60 events
        ([0] * 12 + [9] * 12, False),  # nothing before
        ([9] * 12 + [0] * 12, False),  # nothing after
    ],
)
def test_too_few_events_or_an_empty_side_are_no_answer(
    counts: list[int], is_answered: bool
) -> None:
    series, answers = change_by_region(region("47", counts), law_date=LAW)
    assert answers["count"].to_list() == [sum(counts)]
    assert answers["ratio"].is_not_null().to_list() == [is_answered]
    assert series["count"].to_list() == counts
    assert series["fitted"].is_not_null().any() is is_answered


def test_provisional_months_are_shown_and_not_fitted() -> None:
    counts = region("47", [20] * 22 + [1, 1]).with_columns(
        provisional=pl.col("month") >= date(2026, 5, 1)
    )
    series, answers = change_by_region(counts, law_date=LAW)
    assert answers["ratio"].item() == pytest.approx(1.0)
    assert series["fitted"].is_null().to_list() == [False] * 22 + [True] * 2


def test_counts_and_model_on_the_scale_of_residents() -> None:
    table = pl.DataFrame(
        {
            "region_code": ["47", "47", "71", "75"],
            "days": [30, 31, 30, 30],
            "count": [5, 0, 5, 5],
            "fitted": [2.0, None, 2.0, 2.0],
        }
    )
    people = pl.DataFrame({"place_code": ["47", "71"], "population": [100_000, 0]})
    got = per_100k(table, people, place="region_code")
    assert got["rate"].to_list() == [pytest.approx(5 * 365.25 / 30), 0.0, None, None]
    assert got["fitted"].to_list() == [pytest.approx(2 * 365.25 / 30), None, None, None]
    assert "counterfactual" not in got.columns


def test_missing_columns_are_named() -> None:
    with pytest.raises(ContractError, match="column region_code, month is missing"):
        change_by_region(pl.DataFrame({"count": [1]}), law_date=LAW)
    with pytest.raises(ContractError, match="column population is missing"):
        per_100k(region("47", [1]), pl.DataFrame({"place_code": ["47"]}), place="region_code")


def test_no_region_is_no_row() -> None:
    series, answers = change_by_region(region("47", [1]).clear(), law_date=LAW)
    assert series.is_empty()
    assert answers.schema == {
        "region_code": pl.String,
        "count": pl.Int64,
        **dict.fromkeys(("ratio", "low", "high"), pl.Float64),
    }


@settings(max_examples=20)
@given(st.lists(st.integers(0, 12), min_size=24, max_size=24), st.integers(0, 2**16))
def test_a_neighbour_lends_nothing_and_order_decides_nothing(counts: list[int], seed: int) -> None:
    here = region("47", counts)
    both = pl.concat([region("71", drawn(30)), here]).sample(fraction=1, shuffle=True, seed=seed)
    _, alone = change_by_region(here, law_date=LAW)
    _, together = change_by_region(both, law_date=LAW)
    assert_frame_equal(together.filter(region_code="47"), alone)
    for low, ratio, high in alone.select("low", "ratio", "high").drop_nulls().rows():
        assert low <= ratio <= high

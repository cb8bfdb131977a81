"""Changes at dates without a law, and the smallest change that would show."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest

from analysis.answerable import NotAnswerable
from analysis.before_after import (
    placebo_dates,
    segmented_regression,
    smallest_detectable_ratio,
)
from analysis.monthly import month_of
from tests.analysis.written_months import SIGNED, SMOKING_BAN, level, months, sicily, steady


def test_the_ban_in_sicily_stands_out_from_all_other_dates() -> None:
    found = placebo_dates(sicily(), law_date=SMOKING_BAN, exposure="stdpop")
    assert found["date"].to_list() == [
        *[date(2003, k, 1) for k in range(1, 13)],
        date(2004, 1, 1),
        SMOKING_BAN,
    ]
    real = found.filter("is_real").row(0, named=True)
    assert real["rank"] == 1
    assert real["share_as_extreme"] == pytest.approx(1 / 14)
    assert real["ratio"] == pytest.approx(0.885, abs=5e-4)


def test_placebo_dates_do_not_see_the_law() -> None:
    """Whatever happens after the law, the changes at earlier dates stay what they were."""
    series = steady(40, 12)
    tripled = series.with_columns(
        count=pl.when(pl.col("month") > SIGNED).then(3 * pl.col("count")).otherwise("count")
    )
    calm, loud = (placebo_dates(k, law_date=SIGNED, harmonics=0) for k in (series, tripled))
    columns = ["date", "ratio", "low", "high"]
    assert (
        calm.filter(~pl.col("is_real"))
        .select(columns)
        .equals(loud.filter(~pl.col("is_real")).select(columns))
    )
    assert loud.filter("is_real")["rank"].item() == 1


def test_placebo_dates_fall_on_the_same_day_where_the_month_has_it() -> None:
    found = placebo_dates(steady(30, 6), law_date=date(2025, 7, 31), harmonics=0)
    assert found["date"].to_list() == [
        *[date(2024, k, day) for k, day in enumerate((31, 29, 31, 30, 31, 30), start=1)],
        date(2025, 7, 31),
    ]


def test_no_other_date_is_refused_with_what_it_takes() -> None:
    with pytest.raises(NotAnswerable) as refusal:
        placebo_dates(steady(20, 12), law_date=date(2025, 7, 1))
    assert str(refusal.value.needed) == "Whole months before the law: 24."
    assert str(refusal.value.available) == "Whole months before the law: 20."
    with pytest.raises(ValueError, match="min_months is 0"):
        placebo_dates(steady(), law_date=SIGNED, min_months=0)


def test_a_fall_that_shows_is_found_where_a_larger_one_leaves_too_few_events() -> None:
    """A twentieth of four a month is next to none: its error is so large that nothing shows."""
    counts = np.random.default_rng(3).poisson(4, 60)
    series = months(month_of(SIGNED, shift=-48), *counts.tolist())
    options: dict[str, Any] = {"harmonics": 1, "exposure": None, "simulations": 200}
    found = smallest_detectable_ratio(series, law_date=SIGNED, direction="decrease", **options)
    assert 1 / 20 < found < 1


def test_the_smallest_change_that_would_show_is_found_as_often_as_promised() -> None:
    """Series drawn with just that change, fitted by statsmodels, show it in 4 of 5 cases."""
    law, rng = date(2025, 7, 1), np.random.default_rng(7)
    series = months(date(2022, 7, 1), *rng.poisson(30, 48).tolist())
    ratio = smallest_detectable_ratio(series, law_date=law, harmonics=0, exposure=None)
    assert 1.2 < ratio < 2
    expected = np.where(series["month"] >= law, 30 * ratio, 30)
    shown = 0
    for _ in range(200):
        drawn = series.with_columns(count=pl.Series(rng.poisson(expected)))
        fitted = segmented_regression(drawn, law_date=law, harmonics=0, exposure=None)
        shown += level(fitted)[1] > 1
    assert 0.7 < shown / 200 < 0.9


def test_the_search_is_seeded_and_ignores_what_happened_after_the_law() -> None:
    series = steady(36, 12)
    other = series.with_columns(
        count=pl.when(pl.col("month") > SIGNED).then(999).otherwise("count")
    )
    first, second = (smallest_detectable_ratio(k, law_date=SIGNED) for k in (series, other))
    assert first == second
    assert smallest_detectable_ratio(series, law_date=SIGNED, direction="decrease") < 1 < first


def test_a_change_that_could_never_show_is_refused() -> None:
    rare = months(date(2023, 1, 1), *[0, 0, 1, 0, 0, 0] * 5, *[0] * 4)
    with pytest.raises(NotAnswerable, match="by a factor of 20 would not show"):
        smallest_detectable_ratio(rare, law_date=SIGNED, direction="decrease", harmonics=0)
    with pytest.raises(ValueError, match="power is 1"):
        smallest_detectable_ratio(rare, law_date=SIGNED, power=1)

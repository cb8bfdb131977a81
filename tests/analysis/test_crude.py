"""The plain comparison: which months stand beside which."""

from datetime import date
from math import inf

import polars as pl
import pytest

from analysis.before_after import (
    crude_change,
)
from tests.analysis.written_months import SIGNED, months, steady


def test_crude_change_compares_the_same_calendar_months() -> None:
    series = months(date(2024, 7, 1), 9, 1, 2, 3, *[9] * 9, 4, 5, 6)  # law month: July 2025
    found = crude_change(series, law_date=SIGNED)
    assert found.months_before == tuple(date(2024, k, 1) for k in (8, 9, 10))
    assert found.months_after == tuple(date(2025, k, 1) for k in (8, 9, 10))
    assert (found.count_before, found.count_after) == (6, 15)
    assert (found.exposure_before, found.exposure_after) == (92, 92)
    assert found.ratio == pytest.approx(2.5)
    assert found.same_calendar_months


def test_crude_change_says_when_the_calendar_months_differ() -> None:
    found = crude_change(months(date(2025, 5, 1), 3, 4, 9, 5, 6), law_date=SIGNED)
    assert not found.same_calendar_months
    assert found.months_before == (date(2025, 5, 1), date(2025, 6, 1))
    assert (found.exposure_before, found.exposure_after) == (61, 61)


def test_crude_change_of_more_than_a_year_keeps_the_calendar_too() -> None:
    found = crude_change(steady(40, 15), law_date=SIGNED, months=15)
    assert len(found.months_before) == len(found.months_after) == 15
    assert sorted(m.month for m in found.months_before) == sorted(
        m.month for m in found.months_after
    )


def test_exposure_is_person_days_where_a_population_is_given() -> None:
    series = months(date(2025, 6, 1), 3, 0, 6).with_columns(population=pl.Series([10, 10, 20]))
    found = crude_change(series, law_date=SIGNED)
    assert (found.exposure_before, found.exposure_after) == (300, 620)
    assert found.ratio == pytest.approx(6 / 620 / (3 / 300))


def test_no_event_in_the_months_compared_gives_an_infinite_ratio() -> None:
    series = months(date(2025, 4, 1), 7, 0, 0, 9, 4, 5)
    found = crude_change(series, law_date=SIGNED)
    assert (found.ratio, found.high) == (inf, inf)
    assert 0 < found.low < inf

"""Before and after a law: when there is no answer, and what never matters."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.answerable import NotAnswerable
from analysis.before_after import (
    crude_change,
    placebo_dates,
    segmented_regression,
    smallest_detectable_ratio,
)
from contracts import ContractError
from tests.analysis.written_months import SIGNED, SMOKING_BAN, level, months, sicily, steady


def test_a_structural_zero_is_refused() -> None:
    """Article 115-1 did not exist before: a rise from nothing is no effect of anything."""
    series = months(date(2023, 7, 1), *[0] * 26, *range(1, 9))
    for question in (crude_change, segmented_regression):
        with pytest.raises(NotAnswerable, match="offence did not exist before"):
            question(series, law_date=date(2025, 9, 16))


def test_an_offence_is_not_compared_with_the_time_before_it_existed() -> None:
    in_force = date(2025, 9, 16)
    for question in (crude_change, segmented_regression, placebo_dates, smallest_detectable_ratio):
        with pytest.raises(NotAnswerable, match=r"did not exist before 16 September 2025"):
            question(steady(), law_date=SIGNED, exists_from=in_force)
    found = crude_change(steady(), law_date=SIGNED, exists_from=date(2025, 3, 2))
    assert min(found.months_before) == date(2025, 4, 1)


@pytest.mark.parametrize("function", [crude_change, segmented_regression])
def test_no_events_at_all_is_refused(function) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotAnswerable, match="No event is recorded in these months"):
        function(months(date(2023, 1, 1), *[0] * 48), law_date=SIGNED)


def test_no_event_after_the_law_has_a_crude_ratio_but_no_modelled_one() -> None:
    series = months(date(2023, 1, 1), *[5, 7, 6] * 10, *[0] * 12)
    assert crude_change(series, law_date=SIGNED).ratio == 0
    with pytest.raises(NotAnswerable, match="No event is recorded after the law"):
        segmented_regression(series, law_date=SIGNED)


def test_too_few_months_say_how_many_it_takes() -> None:
    with pytest.raises(NotAnswerable) as refusal:
        segmented_regression(steady(11, 5), law_date=SIGNED)
    assert str(refusal.value.needed) == "Whole months before the law: 12; after it: 3."
    assert str(refusal.value.available) == "Whole months before the law: 11; after it: 5."
    with pytest.raises(NotAnswerable, match="too few whole months"):
        crude_change(steady(12, 0), law_date=SIGNED)
    with pytest.raises(NotAnswerable, match="too few whole months"):
        crude_change(months(SIGNED), law_date=SIGNED)


@pytest.mark.parametrize("family", ["quasipoisson", "poisson", "negbin"])
def test_a_likelihood_without_a_maximum_is_refused(family: str) -> None:
    """All events of the year in one month: the season would have to be infinitely steep."""
    series = months(date(2024, 1, 1), *[0] * 17, 3, *[0] * 10, 4, 0, 0)
    with pytest.raises(NotAnswerable, match="cannot be fitted"):
        segmented_regression(series, law_date=SIGNED, harmonics=5, family=family)


@pytest.mark.parametrize("function", [crude_change, segmented_regression, placebo_dates])
def test_faulty_series_are_refused(function) -> None:  # type: ignore[no-untyped-def]
    def refused(frame: pl.DataFrame, match: str) -> None:
        with pytest.raises(ValueError, match=match):
            function(frame, law_date=SIGNED)

    good = steady()
    refused(good.drop("count"), "column count is missing")
    refused(good.with_columns(pl.col("month").cast(pl.String)), "column month is String")
    refused(good.with_columns(-pl.col("count")), "column count is negative in row 0")
    refused(good.with_columns(pl.lit(None).alias("count")), "column count is empty in row 0")
    refused(pl.concat([good, good.tail(1)]), "a month is repeated .* in row 37 of 38")
    refused(good.filter(pl.col("month") != date(2024, 1, 1)), "a month is missing before")
    refused(good.with_columns(pl.col("month").dt.offset_by("3d")), "month is not a first day")
    with pytest.raises(ValueError, match="transition_months is -1"):
        function(good, law_date=SIGNED, transition_months=-1)


def test_options_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="expected one of quasipoisson"):
        segmented_regression(steady(), law_date=SIGNED, family="normal")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="harmonics is 6"):
        segmented_regression(steady(), law_date=SIGNED, harmonics=6)
    with pytest.raises(ContractError, match="column people is missing"):
        segmented_regression(steady(), law_date=SIGNED, exposure="people")
    with pytest.raises(ValueError, match="column people is 0 in row 0"):
        segmented_regression(steady().with_columns(people=0), law_date=SIGNED, exposure="people")
    with pytest.raises(ValueError, match="months is 0"):
        crude_change(steady(), law_date=SIGNED, months=0)
    with pytest.raises(ValueError, match="person-time is 0 but count is not"):
        crude_change(steady().with_columns(population=0), law_date=SIGNED)


@given(st.lists(st.integers(0, 40), min_size=16, max_size=48), st.integers(2, 9))
def test_every_answer_is_a_number_or_a_refusal(counts: list[int], k: int) -> None:
    """No series gives NaN, an interval without its estimate, or an error of another kind."""
    series = months(date(2024, 1, 1), *counts)
    try:
        found = segmented_regression(series, law_date=SIGNED, slope_change=k > 5)
    except NotAnswerable:
        return
    numbers = pl.concat(
        [
            found.estimates.select("ratio", "low", "high").unpivot(),
            found.fitted.drop("month", "count").unpivot(),
        ]
    )["value"].drop_nulls()
    assert numbers.is_nan().sum() == 0
    ratio, low, high = level(found)
    assert low is None or low <= ratio <= high


@given(st.randoms(), st.sampled_from([pl.Int32, pl.UInt16, pl.Int64]))
def test_order_of_rows_width_of_integers_and_other_columns_do_not_matter(random, dtype) -> None:  # type: ignore[no-untyped-def]
    series = steady(14, 6)
    order = list(range(series.height))
    random.shuffle(order)
    other = series[order].with_columns(pl.col("count").cast(dtype), note=pl.lit("kept apart"))
    assert crude_change(other, law_date=SIGNED) == crude_change(series, law_date=SIGNED)
    assert segmented_regression(other, law_date=SIGNED).fitted.equals(
        segmented_regression(series, law_date=SIGNED).fitted
    )


@given(st.integers(2, 50))
def test_a_unit_of_exposure_changes_no_ratio(unit: int) -> None:
    plain = segmented_regression(sicily(), law_date=SMOKING_BAN, exposure="stdpop")
    scaled = segmented_regression(
        sicily().with_columns(pl.col("stdpop") * unit), law_date=SMOKING_BAN, exposure="stdpop"
    )
    assert level(scaled) == pytest.approx(level(plain))

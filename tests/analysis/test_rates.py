"""Rates, ratios and shares: published values, invariants, and frames with nothing in them."""

from math import inf

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.rates import RateRatio, crude_rate, proportion, rate_ratio
from contracts import ContractError

COUNTS = st.integers(0, 10_000)
EXPOSURES = st.floats(0.01, 1e6)
LEVELS = st.floats(0.5, 0.999)


def area(count: int | None, population: float | None) -> pl.DataFrame:
    return pl.DataFrame({"count": [count], "population": [population]})


def limits(frame: pl.DataFrame) -> tuple[float, float, float]:
    return frame.select("rate", "rate_low", "rate_high").row(0)


def test_exact_rate_matches_the_help_page_of_poisson_test() -> None:
    """R, ?poisson.test: 137 events in 24.19893 (thousand person-years)."""
    rate = crude_rate(area(137, 24.19893), per=1)
    assert limits(rate) == pytest.approx((5.661, 4.753, 6.693), abs=6e-4)


def test_byar_matches_breslow_and_day() -> None:
    """65 events: 50.163 to 82.849, Breslow & Day (1987), as Public Health England prints it."""
    rate = crude_rate(area(65, 100), per=100, method="byar")
    assert limits(rate) == pytest.approx((65, 50.163, 82.849), abs=5e-4)


def test_no_event_still_has_an_upper_limit() -> None:
    """The rule of three, exactly: 3.689 expected events give none in one of 40 trials."""
    assert limits(crude_rate(area(0, 100_000))) == pytest.approx((0, 0, 3.6889), abs=1e-4)
    assert limits(crude_rate(area(0, 100_000), method="byar"))[:2] == (0, 0)


def test_byar_never_falls_below_zero() -> None:
    rate = crude_rate(area(1, 1), per=1, confidence=0.9999, method="byar")
    assert rate["rate_low"].item() == 0


def test_rate_ratio_matches_the_help_page_of_poisson_test() -> None:
    """R, ?poisson.test: 11 in 800 against 21 in 3,011 person-years.

    R prints the minlike p 0.07967; ours is the central one, twice the smaller tail.
    """
    found = rate_ratio(11, 800, 21, 3_011)
    assert (found.ratio, found.low, found.high) == pytest.approx((1.971, 0.858, 4.277), abs=6e-4)
    assert found.p_value == pytest.approx(2 * stats.binom.sf(10, 32, 800 / 3_811))


def test_rate_ratio_without_events_on_one_side() -> None:
    none_before = rate_ratio(5, 10, 0, 10)
    assert (none_before.ratio, none_before.high) == (inf, inf)
    assert none_before.low > 0.8
    none_after = rate_ratio(0, 10, 5, 10)
    assert (none_after.ratio, none_after.low) == (0, 0)
    assert rate_ratio(0, 10, 0, 10) == RateRatio(None, 0, inf, 1)


def test_areas_that_cannot_be_calculated_keep_their_row() -> None:
    areas = pl.DataFrame({"name": [*"abcd"], "count": [3, 0, None, 2], "population": [9, 0, 9, 9]})
    rate = crude_rate(areas, per=9)
    assert rate["name"].to_list() == [*"abcd"]
    assert rate["rate"].to_list() == [3, None, None, 2]
    assert rate["rate_high"].is_null().to_list() == [False, True, True, False]


def test_an_empty_frame_gives_an_empty_frame_with_the_columns() -> None:
    nowhere = pl.DataFrame(schema={"count": pl.UInt8, "population": pl.Int64})
    assert crude_rate(nowhere).schema == {
        "count": pl.UInt8,
        "population": pl.Int64,
        "rate": pl.Float64,
        "rate_low": pl.Float64,
        "rate_high": pl.Float64,
    }


@pytest.mark.parametrize("dtype", [pl.UInt8, pl.UInt32, pl.Int16, pl.Int64, pl.UInt64])
def test_counts_may_be_integers_of_any_width(dtype: type[pl.DataType]) -> None:
    areas = area(0, 100).with_columns(pl.col("count").cast(dtype))
    assert limits(crude_rate(areas)) == limits(crude_rate(area(0, 100)))


@pytest.mark.parametrize(
    ("areas", "message"),
    [
        ({"count": [1, -1, -2], "population": [5, 5, 5]}, "column count is negative in row 1, 2"),
        ({"count": [1, 1], "population": [5, -5]}, "column population is negative in row 1 of 2"),
        ({"count": [0, 1], "population": [0, 0]}, "population is 0 but count is not in row 1"),
        ({"count": [1], "population": [inf]}, "population is not a finite number in row 0"),
        ({"count": [-1] * 9, "population": [5] * 9}, "in row 0, 1, 2, 3, 4 and 4 more of 9"),
    ],
)
def test_impossible_areas_are_named(areas: dict[str, list[float]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        crude_rate(pl.DataFrame(areas))


def test_missing_columns_and_wrong_types_are_named_with_the_nearest() -> None:
    with pytest.raises(ContractError, match=r"count is missing \(is it counts\?\); .*population"):
        crude_rate(pl.DataFrame({"counts": [1]}))
    with pytest.raises(ContractError, match="column count is Float64, expected whole numbers"):
        crude_rate(pl.DataFrame({"count": [1.5], "population": [5]}))


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_level_is_a_fraction(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        crude_rate(area(1, 1), confidence=confidence)
    with pytest.raises(ValueError, match="between 0 and 1"):
        rate_ratio(1, 1, 1, 1, confidence=confidence)
    with pytest.raises(ValueError, match="between 0 and 1"):
        proportion(1, 2, confidence=confidence)


def test_options_and_numbers_out_of_range_are_named() -> None:
    with pytest.raises(ValueError, match="expected one of exact, byar"):
        crude_rate(area(1, 1), method="wald")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="successes are 3, more than the 2 trials"):
        proportion(3, 2)
    with pytest.raises(ValueError, match="expected a whole number"):
        rate_ratio(1.5, 1, 1, 1)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="exposure_0 is 0"):
        rate_ratio(1, 1, 0, 0)


@given(COUNTS, st.integers(1, 10**9), LEVELS)
def test_rate_lies_in_its_interval(count: int, population: int, confidence: float) -> None:
    rate, low, high = limits(crude_rate(area(count, population), confidence=confidence))
    assert 0 <= low <= rate < high < inf
    assert (low == 0) == (count == 0)


@given(COUNTS, LEVELS)
def test_exact_limits_leave_half_the_error_in_each_tail(count: int, confidence: float) -> None:
    _, low, high = limits(crude_rate(area(count, 1), per=1, confidence=confidence))
    tail = (1 - confidence) / 2
    assert stats.poisson.cdf(count, high) == pytest.approx(tail, rel=1e-6)
    if count:
        assert stats.poisson.sf(count - 1, low) == pytest.approx(tail, rel=1e-6)


@given(COUNTS, EXPOSURES, COUNTS, EXPOSURES, LEVELS)
def test_interval_and_p_value_agree(
    count_1: int, exposure_1: float, count_0: int, exposure_0: float, confidence: float
) -> None:
    found = rate_ratio(count_1, exposure_1, count_0, exposure_0, confidence=confidence)
    assert 0 <= found.p_value <= 1
    if abs(found.p_value - (1 - confidence)) > 1e-9:
        assert (found.low > 1 or found.high < 1) == (found.p_value < 1 - confidence)
    if found.ratio is not None:
        assert found.low <= found.ratio <= found.high


@given(COUNTS, EXPOSURES, COUNTS, EXPOSURES)
def test_exchanging_the_groups_inverts_the_ratio(
    count_1: int, exposure_1: float, count_0: int, exposure_0: float
) -> None:
    found = rate_ratio(count_1, exposure_1, count_0, exposure_0)
    other = rate_ratio(count_0, exposure_0, count_1, exposure_1)
    assert found.p_value == pytest.approx(other.p_value, rel=1e-6)
    assert found.low == pytest.approx(1 / other.high if other.high else inf, rel=1e-6)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 900)), max_size=8), st.randoms())
def test_the_order_of_rows_is_kept_and_does_not_matter(rows: list[tuple[int, int]], random) -> None:  # type: ignore[no-untyped-def]
    schema = {"count": pl.Int64, "population": pl.Int64}
    areas = pl.DataFrame(rows, schema=schema, orient="row").with_row_index("area")
    order = list(range(areas.height))
    random.shuffle(order)
    assert crude_rate(areas[order]).equals(crude_rate(areas)[order])

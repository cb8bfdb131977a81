"""Small areas: published values, invariants, and frames with nothing in them."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.small_areas import empirical_bayes, funnel, funnel_limits
from contracts import ContractError

REFERENCE = Path(__file__).parents[1] / "reference"
AREAS = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 100_000)), min_size=1, max_size=12)


def areas(*rows: tuple[int | None, int | None]) -> pl.DataFrame:
    return pl.DataFrame(
        rows, schema={"count": pl.Int64, "population": pl.Int64}, orient="row"
    ).with_row_index("area")


def north_carolina() -> pl.DataFrame:
    return pl.read_csv(REFERENCE / "nc_sids_1974.csv", comment_prefix="#")


def test_smoothed_rates_match_spdep_on_north_carolina() -> None:
    """spdep::EBest(SID74, BIR74): a = 7.6929e-07, m = 667/329962; Ashe (1 in 1,091) keeps 29%.

    The weight gives a back: a = m / n * weight / (1 - weight).
    """
    smoothed = empirical_bayes(north_carolina(), per=1)
    common = 667 / 329_962
    spread = common / pl.col("population") * pl.col("weight") / (1 - pl.col("weight"))
    assert smoothed.select(spread).to_series().to_list() == pytest.approx([7.6929e-07] * 100, 1e-4)
    ashe = smoothed.filter(county="Ashe").row(0, named=True)
    assert ashe["rate"] == pytest.approx(1 / 1_091)
    assert ashe["weight"] == pytest.approx(0.29338, abs=5e-6)
    assert ashe["rate_smoothed"] == pytest.approx(common + 0.29338 * (1 / 1_091 - common), abs=1e-8)


def test_areas_that_differ_no_more_than_by_chance_share_one_rate() -> None:
    smoothed = empirical_bayes(areas((10, 1_000), (11, 1_000), (9, 1_000)), per=1_000)
    assert smoothed["weight"].to_list() == [0, 0, 0]
    assert smoothed["rate_smoothed"].to_list() == pytest.approx([10, 10, 10])


@pytest.mark.parametrize(
    ("count", "expected", "flag"),
    [
        # Garwood: 20 events are compatible with 12.2 to 30.9 at 95%, 8.96 to 38.04 at 99.8%.
        (20, 20.0, "within"),
        (20, 12.3, "within"),
        (20, 12.1, "high_95"),
        (20, 8.9, "high_998"),
        (20, 30.8, "within"),
        (20, 31.0, "low_95"),
        (20, 38.1, "low_998"),
        (0, 3.6, "within"),
        (0, 3.7, "low_95"),
        (0, 7.0, "low_998"),
    ],
)
def test_an_area_is_flagged_when_the_expected_number_is_outside_its_limits(
    count: int, expected: float, flag: str
) -> None:
    judged = funnel(areas((count, 100_000)), reference=expected)
    assert judged["flag"].item() == flag
    assert judged["expected"].item() == pytest.approx(expected)


def test_limits_are_those_of_the_observed_number() -> None:
    """Garwood (1936): 20 events, 95%: 12.217 to 30.888."""
    judged = funnel(areas((20, 100)))
    assert judged.select("low_95", "high_95").row(0) == pytest.approx((12.217, 30.888), abs=6e-4)


def test_the_reference_is_the_rate_of_all_areas_together() -> None:
    judged = funnel(areas((1, 1_000), (5, 3_000), (None, 500), (0, 0)))
    assert judged["expected"].to_list() == [1.5, 4.5, None, None]


def test_areas_that_cannot_be_calculated_keep_their_row() -> None:
    frame = areas((3, 900), (0, 0), (None, 900), (4, None), (2, 900))
    for result, column in ((empirical_bayes(frame), "rate_smoothed"), (funnel(frame), "flag")):
        assert result["area"].to_list() == [0, 1, 2, 3, 4]
        assert result[column].is_null().to_list() == [False, True, True, True, False]


@pytest.mark.parametrize("function", [empirical_bayes, funnel])
def test_degenerate_frames(function) -> None:  # type: ignore[no-untyped-def]
    assert function(areas()).height == 0
    assert function(areas((0, 0))).row(0)[3:].count(None) > 0
    with pytest.raises(ContractError, match="population is missing"):
        function(pl.DataFrame({"count": [1]}))
    with pytest.raises(ValueError, match="population is 0 but count is not in row 1"):
        function(areas((1, 1), (1, 0)))


def test_no_events_anywhere() -> None:
    nothing = areas((0, 50), (0, 100))
    assert empirical_bayes(nothing)["rate_smoothed"].to_list() == [0, 0]
    assert funnel(nothing)["flag"].to_list() == ["within", "within"]


def test_a_negative_reference_is_refused() -> None:
    with pytest.raises(ValueError, match="reference is -1"):
        funnel(areas((1, 1)), reference=-1)
    with pytest.raises(ValueError, match="reference is -1"):
        funnel_limits([1], reference=-1)


@given(AREAS)
def test_a_smoothed_rate_lies_between_its_own_and_the_common_one(
    rows: list[tuple[int, int]],
) -> None:
    smoothed = empirical_bayes(areas(*rows))
    common = 100_000 * smoothed["count"].sum() / smoothed["population"].sum()
    for rate, shown, weight in smoothed.select("rate", "rate_smoothed", "weight").iter_rows():
        assert 0 <= weight <= 1
        assert min(rate, common) - 1e-6 <= shown <= max(rate, common) + 1e-6


@given(AREAS, st.randoms())
def test_the_order_of_rows_is_kept_and_does_not_matter(rows: list[tuple[int, int]], random) -> None:  # type: ignore[no-untyped-def]
    frame = areas(*rows)
    order = list(range(frame.height))
    random.shuffle(order)
    for function, column in ((empirical_bayes, "rate_smoothed"), (funnel, "expected")):
        shuffled, straight = function(frame[order]), function(frame)[order]
        assert shuffled["area"].to_list() == straight["area"].to_list()
        assert shuffled[column].to_list() == pytest.approx(straight[column].to_list())


@given(st.integers(0, 80), st.integers(1, 200_000), st.floats(0.1, 60))
def test_the_drawn_funnel_and_the_flags_agree(count: int, population: int, rate: float) -> None:
    """A dot on the chart lies outside the curve exactly when its flag says so."""
    flag = funnel(areas((count, population)), reference=rate)["flag"].item()
    drawn = funnel_limits([population], reference=rate).row(0, named=True)
    shown = count / population * 100_000
    low, high = (abs(shown - drawn[k]) > 1e-9 for k in ("low_95", "high_95"))
    assert (flag in {"low_95", "low_998"}) == (low and shown < drawn["low_95"])
    assert (flag in {"high_95", "high_998"}) == (high and shown > drawn["high_95"])


def test_one_area_in_twenty_is_flagged_by_chance_at_most() -> None:
    """The limits are exact: under one common rate they flag at most 5% of areas, 2.5% a side."""
    counts = range(200)
    flags = funnel(areas(*((k, 100_000) for k in counts)), reference=17.3)["flag"]
    chance = stats.poisson.pmf(counts, 17.3)
    assert chance[(flags != "within").to_numpy()].sum() <= 0.05
    assert chance[flags.is_in(["low_998", "high_998"]).to_numpy()].sum() <= 0.002

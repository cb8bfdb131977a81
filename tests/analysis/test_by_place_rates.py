"""Rates of places side by side: every place kept, absence told apart from zero."""

from math import inf

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from analysis import by_place

PLACES = pl.DataFrame({"region_code": ["71", "47", "10", "62"]})
PEOPLE = pl.DataFrame(
    {
        "place_code": ["10", "47", "71"],
        "population": [500_000, 800_000, 1_500_000],
        "confidence": ["official"] * 3,
    }
)


def counts(**found: int) -> pl.DataFrame:
    rows = {"region_code": [code.removeprefix("r") for code in found], "count": [*found.values()]}
    return pl.DataFrame(rows, schema={"region_code": pl.String, "count": pl.Int64})


def test_every_place_is_kept_with_its_rate_or_its_reason() -> None:
    """Exact limits: R, poisson.test(30, 1.5): 20, 13.49-28.55; nobody in 500,000: 0-0.738."""
    values = by_place.with_rates(PLACES, counts(r71=300, r47=2), PEOPLE)
    assert values["region_code"].to_list() == ["71", "47", "10", "62"]
    assert values["count"].to_list() == [300, 2, 0, 0]
    assert values["status"].to_list() == ["ok", "u", "zero", "none"]
    assert values["rate"].to_list() == [20.0, None, 0.0, None]
    assert values["rate_high"][2] == pytest.approx(0.7378, abs=1e-4)
    assert values["rate_low"][1] is values["rate_high"][1] is values["rate_smoothed"][1] is None


@pytest.mark.parametrize(
    ("count", "status", "has_rate"),
    [(0, "zero", True), (1, "u", False), (2, "u", False), (3, "u", True), (19, "u", True),
     (20, "ok", True)],
)  # fmt: skip
def test_few_events_give_no_rate_or_an_unreliable_one(
    count: int, status: str, has_rate: bool
) -> None:
    row = by_place.with_rates(PLACES, counts(r47=count), PEOPLE).row(1, named=True)
    assert row["status"] == status
    assert (row["rate"] is not None) is has_rate


def test_other_boundaries_make_any_count_unreliable() -> None:
    values = by_place.with_rates(PLACES, counts(r10=300), PEOPLE, not_comparable=["10"])
    assert values["status"].to_list() == ["zero", "zero", "u", "none"]


def test_two_years_halve_the_rate() -> None:
    one = by_place.with_rates(PLACES, counts(r71=300), PEOPLE)
    two = by_place.with_rates(PLACES, counts(r71=300), PEOPLE, years=2.0)
    for name in ("rate", "rate_low", "rate_high", "rate_smoothed"):
        assert two[name][0] == pytest.approx(one[name][0] / 2)


@given(
    st.lists(st.integers(0, 500), min_size=4, max_size=4),
    st.permutations(range(4)),
    st.permutations(range(3)),
)
def test_order_of_places_and_people_does_not_matter(
    found: list[int], order: list[int], people: list[int]
) -> None:
    codes = PLACES["region_code"].to_list()
    one = by_place.with_rates(
        PLACES, counts(**{f"r{c}": n for c, n in zip(codes, found, strict=True)}), PEOPLE
    )
    two = by_place.with_rates(
        PLACES[order],
        counts(**{f"r{c}": n for c, n in reversed([*zip(codes, found, strict=True)])}),
        PEOPLE[people],
    )
    assert_frame_equal(one.sort("region_code"), two.sort("region_code"))
    known = one.drop_nulls("rate")
    assert (known["rate_low"] <= known["rate"]).all()
    assert (known["rate"] <= known["rate_high"]).all()
    assert not one.select(pl.col(pl.Float64).is_nan().any() | (pl.col(pl.Float64) == inf).any()
                          ).to_series().any()  # fmt: skip


def test_no_place_gives_no_row() -> None:
    values = by_place.with_rates(PLACES.head(0), counts(), PEOPLE)
    assert values.is_empty()
    assert {"rate", "rate_low", "rate_high", "rate_smoothed", "status"} <= set(values.columns)


def test_absence_of_a_statement_is_not_zero() -> None:
    known = counts(r47=0).with_columns(who=pl.lit("Police"))
    values = by_place.only_known(PLACES, known)
    assert values.rows() == [
        ("71", None, None, "none"),
        ("47", 0, "Police", "ok"),
        ("10", None, None, "none"),
        ("62", None, None, "none"),
    ]


def test_all_places_together_have_the_rate_of_their_sum() -> None:
    """Exact limits of 56 events among 2,800,000: 42.30 and 72.72 events (Garwood)."""
    values = by_place.with_rates(PLACES, counts(r71=50, r47=4, r10=2), PEOPLE)
    row = by_place.together(values).row(0, named=True)
    assert (row["count"], row["population"]) == (56, 2_800_000)
    assert row["rate"] == pytest.approx(2.0)
    assert row["rate_low"] == pytest.approx(42.302 / 28, abs=1e-3)
    assert row["rate_high"] == pytest.approx(72.721 / 28, abs=1e-3)


def test_the_residents_of_the_whole_are_taken_where_they_are_known() -> None:
    """Those of its parts may be of an earlier year: another card would show another rate."""
    values = by_place.with_rates(PLACES, counts(r71=56), PEOPLE)
    known = by_place.residents_of(PEOPLE, "71")
    assert known == PEOPLE.filter(place_code="71")["population"].item()
    row = by_place.together(values, residents=known).row(0, named=True)
    assert row["rate"] == pytest.approx(56 / known * 100_000)
    assert by_place.residents_of(PEOPLE, "no such place") is None
    assert by_place.residents_of(PEOPLE, None) is None


def test_cases_without_a_district_count_for_the_whole() -> None:
    values = by_place.with_rates(PLACES, counts(r71=50), PEOPLE)
    assert by_place.together(values, unplaced=6)["count"].item() == 56
    assert by_place.together(values, unplaced=6)["rate"].item() == pytest.approx(2.0)
    assert by_place.together(values, unplaced=6, years=2.0)["rate"].item() == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("found", "rate"), [({}, 0.0), ({"r71": 1}, None), ({"r71": 2}, None), ({"r71": 3}, 0.107)]
)
def test_too_few_together_have_no_rate(found: dict[str, int], rate: float | None) -> None:
    values = by_place.with_rates(PLACES, counts(**found), PEOPLE)
    shown = by_place.together(values)["rate"].item()
    assert shown == (rate if rate is None else pytest.approx(rate, abs=1e-3))


@pytest.mark.parametrize("people", [PEOPLE.head(0), PEOPLE.head(1)])
def test_events_among_unknown_residents_give_no_rate(people: pl.DataFrame) -> None:
    values = by_place.with_rates(PLACES, counts(r71=50), people)
    row = by_place.together(values).row(0, named=True)
    assert row["count"] == 50
    assert row["rate"] is row["rate_low"] is row["rate_high"] is None


def test_nothing_together_is_nothing() -> None:
    values = by_place.with_rates(PLACES.head(0), counts(), PEOPLE)
    row = by_place.together(values).row(0, named=True)
    assert (row["count"], row["rate"]) == (0, None)

"""Counts of places side by side: every place kept, absence told apart from zero."""

from datetime import date
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
CASE = {
    "region_code": pl.String,
    "district_code": pl.String,
    "article": pl.String,
    "registered_on": pl.Date,
}


def cases(*rows: tuple[str | None, str | None, str, str]) -> pl.DataFrame:
    return pl.DataFrame(
        [(region, district, law, date.fromisoformat(day)) for region, district, law, day in rows],
        schema=CASE,
        orient="row",
    )


def counts(**found: int) -> pl.DataFrame:
    rows = {"region_code": [code.removeprefix("r") for code in found], "count": [*found.values()]}
    return pl.DataFrame(rows, schema={"region_code": pl.String, "count": pl.Int64})


@pytest.mark.parametrize(
    ("extract", "since", "until"),
    [
        ("2026-09-30", "2025-09-01", "2026-09-01"),
        ("2026-01-01", "2025-01-01", "2026-01-01"),
        ("2024-02-29", "2023-02-01", "2024-02-01"),
    ],
)
def test_last_year_is_twelve_whole_months(extract: str, since: str, until: str) -> None:
    found = by_place.last_year(date.fromisoformat(extract))
    assert found == (date.fromisoformat(since), date.fromisoformat(until))


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_last_year_never_counts_a_month_that_is_not_over(extract: date) -> None:
    since, until = by_place.last_year(extract)
    assert until <= extract
    assert (since.day, until.day) == (1, 1)
    assert (until.year - since.year, until.month) == (1, since.month)


def test_cases_are_counted_by_place_article_and_period() -> None:
    """The first day of the period counts, the day after its end does not."""
    register = cases(
        ("47", "471", "УК 115-1", "2025-09-01"),
        ("47", "472", "УК 115-1", "2026-08-31"),
        ("47", "471", "КоАП 434", "2026-01-15"),
        ("71", None, "УК 115-1", "2026-01-15"),
        ("71", None, "УК 115-1", "2026-09-01"),
        ("71", None, "УК 115-1", "2025-08-31"),
        (None, None, "УК 115-1", "2026-01-15"),
    )
    year = {"since": date(2025, 9, 1), "until": date(2026, 9, 1)}
    assert by_place.recorded(register, **year).rows() == [("47", 3), ("71", 1)]
    assert by_place.recorded(register, articles=["УК 115-1"], **year).rows() == [
        ("47", 2),
        ("71", 1),
    ]
    assert by_place.recorded(register, place="district_code").rows() == [("471", 2), ("472", 1)]
    assert by_place.recorded(register).rows() == [("47", 3), ("71", 3)]
    assert by_place.recorded(register, articles=[]).is_empty()


def test_no_case_gives_no_place() -> None:
    empty = by_place.recorded(cases(), since=date(2025, 1, 1))
    assert empty.schema == {"region_code": pl.String, "count": pl.Int64}
    assert empty.is_empty()


@given(st.permutations(range(6)))
def test_order_of_the_cases_does_not_matter(order: list[int]) -> None:
    register = cases(*((code, None, "УК 115-1", "2026-01-15") for code in "474711"))
    assert by_place.recorded(register[order]).equals(by_place.recorded(register))


def test_reported_cases_are_counted_where_their_place_is_known() -> None:
    reported = pl.DataFrame(
        {"region_code": ["47", "47", None], "district_code": ["471", None, None]}
    )
    assert by_place.documented(reported).rows() == [("47", 2)]
    assert by_place.documented(reported, place="district_code").rows() == [("471", 1)]


def test_official_form_gives_one_measure_of_one_article() -> None:
    """Section 1 of the shipped form; other sections count the same offences again."""
    schema = ["dataset", "section", "region_code", "article", "measure", "value"]
    form = pl.DataFrame(
        [
            ("published", "1", "47", "УК 115", "registered", 7),
            ("published", "1", "47", "УК 115", "against_women", 5),
            ("published", "1", "47", "УК 147", "registered", 9),
            ("published", "2", "47", "УК 115", "registered", 7),
            ("mine", "1", "47", "УК 115", "registered", 7),
            ("published", "1", "10", "УК 115", "registered", 0),
        ],
        schema=schema,
        orient="row",
    )
    assert by_place.official_form(form, article="УК 115").rows() == [("10", 0), ("47", 7)]
    assert by_place.official_form(form, article="УК 115", measure="against_women").rows() == [
        ("47", 5)
    ]
    assert by_place.official_form(form, article="УК 1").is_empty()


def test_residents_are_those_of_the_year_or_the_newest_before() -> None:
    population = pl.DataFrame(
        {
            "place_code": ["47", "47", "47", "47", "71"],
            "year": [2022, 2025, 2026, 2025, 2024],
            "basis": ["jan1", "jan1", "jan1", "midyear", "jan1"],
            "population": [1, 2, 3, 9, 4],
            "confidence": ["official", "estimate", "official", "official", "derived"],
        }
    )
    found = by_place.residents(population, year=2025)
    assert found.rows() == [("47", 2, "estimate"), ("71", 4, "derived")]
    assert by_place.residents(population, year=2025, basis="midyear").rows() == [
        ("47", 9, "official")
    ]
    assert by_place.residents(population, year=2021).is_empty()


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

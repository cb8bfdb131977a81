"""Counts of places: what is counted where, over which period."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import by_place

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
    form = form_of(
        ("published", "1", 2022, "47", "УК 115", "registered", 7),
        ("published", "1", 2022, "47", "УК 115", "against_women", 5),
        ("published", "1", 2022, "47", "УК 147", "registered", 9),
        ("published", "2", 2022, "47", "УК 115", "registered", 7),
        ("mine", "1", 2022, "47", "УК 115", "registered", 7),
        ("published", "1", 2022, "10", "УК 115", "registered", 0),
    )
    assert by_place.official_form(form, article="УК 115").rows() == [("10", 0), ("47", 7)]
    assert by_place.official_form(form, article="УК 115", measure="against_women").rows() == [
        ("47", 5)
    ]
    assert by_place.official_form(form, article="УК 1").is_empty()


def test_official_form_never_adds_one_year_to_another() -> None:
    """The newest year that the most regions report; a single region's newer form waits for them."""
    years = [
        ("published", "1", year, region, "УК 115", "registered", year - 2000)
        for year, regions in ((2021, ("10", "47")), (2022, ("10", "47")), (2023, ("47",)))
        for region in regions
    ]
    found = by_place.official_form(form_of(*years), article="УК 115")
    assert found.rows() == [("10", 22), ("47", 22)]


def form_of(*cells: tuple[object, ...]) -> pl.DataFrame:
    """Return cells of whole years: data set, section, year, region, article, measure, value."""
    schema = ["dataset", "section", "year", "region_code", "article", "measure", "value"]
    return pl.DataFrame(cells, schema=schema, orient="row").with_columns(
        period_from=pl.date("year", 1, 1), period_to=pl.date("year", 12, 31)
    )


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

"""Cohorts: the law's day is the first of the later one, and equal windows compare them."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.answerable import NotAnswerable
from analysis.cohorts import large_groups, law_cohorts, sanctioned
from analysis.repeat_offences import repeat_within
from contracts import ContractError

LAW = date(2025, 9, 16)


def test_the_day_of_the_law_is_after() -> None:
    people = pl.DataFrame({"index_date": [date(2025, 9, 15), LAW, None]})
    assert law_cohorts(people, law_date=LAW)["cohort"].to_list() == ["before", "after", None]


def test_windows_count_only_people_whose_whole_window_was_watched() -> None:
    """Both cohorts reoffend alike; the later one has not been watched for so long."""
    people = pl.DataFrame(
        {
            "index_date": [date(2025, 1, 1)] * 3 + [date(2026, 1, 1)] * 3,
            "days_observed": [30, 300, 600, 30, 200, 200],
            "reoffended": [True, True, False, True, False, False],
            "days_possible": [600] * 3 + [200] * 3,
        }
    )
    both = law_cohorts(people, law_date=LAW)
    short = repeat_within(both, days=180, by="cohort")
    long = repeat_within(both, days=365, by="cohort")
    assert short.select("cohort", "people", "reoffended").rows() == [
        ("after", 3, 1),
        ("before", 3, 1),
    ]
    assert long.select("cohort", "people", "reoffended").rows() == [
        ("after", 0, 0),
        ("before", 3, 2),
    ]
    assert long["share"].to_list() == [None, pytest.approx(2 / 3)]


def test_no_rows_and_no_date() -> None:
    nobody = law_cohorts(pl.DataFrame(schema={"index_date": pl.Date}), law_date=LAW)
    assert nobody.schema == {"index_date": pl.Date, "cohort": pl.String}
    with pytest.raises(ContractError, match="column index_date is missing"):
        law_cohorts(pl.DataFrame({"day": [LAW]}), law_date=LAW)


@given(st.lists(st.dates(date(2024, 1, 1), date(2027, 1, 1))), st.dates(date(2024, 1, 1)))
def test_everybody_is_in_one_cohort_and_rows_keep_their_place(days: list[date], law: date) -> None:
    got = law_cohorts(pl.DataFrame({"index_date": pl.Series(days, dtype=pl.Date)}), law_date=law)
    assert got["index_date"].to_list() == days
    assert got["cohort"].to_list() == ["after" if day >= law else "before" for day in days]


def test_only_people_watched_from_a_sanction_are_sorted_by_it() -> None:
    watched = pl.DataFrame({"sanction_type": ["fine", None]})
    assert sanctioned(watched).equals(watched)
    with pytest.raises(NotAnswerable, match="watched from their first case"):
        sanctioned(pl.DataFrame({"article": ["УК 115-1"]}))


def test_a_group_of_thirty_has_a_curve_and_one_of_29_has_not() -> None:
    table = pl.DataFrame({"sanction_type": ["fine"] * 30 + ["arrest"] * 29 + [None] * 40})
    kept, left_out = large_groups(table, by="sanction_type")
    assert (kept["sanction_type"].to_list(), left_out) == (["fine"] * 30, 1)
    with pytest.raises(NotAnswerable, match="too few people"):
        large_groups(table.filter(sanction_type="arrest"), by="sanction_type")

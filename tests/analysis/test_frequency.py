"""Repeat offences per person-year: whose count, in which days, and how sure."""

from datetime import date, timedelta
from math import exp, sqrt

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from analysis.frequency import repeat_frequency
from contracts import ContractError

INDEX = date(2025, 1, 1)


def people(*possible: int, **groups: object) -> pl.DataFrame:
    """Return people s0, s1, … who could be watched for so many days from one index date on."""
    frame = pl.DataFrame({"days_possible": pl.Series(possible, dtype=pl.Int64)})
    return frame.select(
        suspect_id=pl.format("s{}", pl.int_range(pl.len())),
        index_date=pl.lit(INDEX),
        days_possible="days_possible",
    ).with_columns(**{name: pl.Series(values) for name, values in groups.items()})


def offences(*rows: tuple[str, int]) -> pl.DataFrame:
    """Return cases of a suspect so many days after the index date."""
    return pl.DataFrame(
        [(suspect, INDEX + timedelta(days=day)) for suspect, day in rows],
        schema={"suspect_id": pl.String, "registered_on": pl.Date},
        orient="row",
    )


def test_ten_offences_of_one_person_and_one_of_each_of_ten() -> None:
    """As many offences a year, and not as sure: the interval comes from people."""
    one = repeat_frequency(people(*[365] * 10), offences(*[("s0", day) for day in range(1, 11)]))
    ten = repeat_frequency(people(*[365] * 10), offences(*[(f"s{i}", 9) for i in range(10)]))
    rate = 10 / (3650 / 365.25)
    assert one.select("people", "offences").row(0) == ten.select("people", "offences").row(0)
    assert one["per_person_year"].item() == pytest.approx(rate)
    assert ten.select("per_person_year", "low", "high").row(0) == pytest.approx((rate,) * 3)
    assert one["high"].item() > 5 * rate


def test_interval_worked_by_hand() -> None:
    """Three people, a year each, with 0, 1 and 2 offences: s² = 2, error of the log = √3 / 3."""
    year = 36525
    got = repeat_frequency(people(year, year, year), offences(("s1", 5), ("s2", 5), ("s2", 9)))
    margin = 1.959964 * sqrt(2 * 3 / 2) / 3
    row = got.select("person_years", "per_person_year", "low", "high").row(0)
    expected = (300, 0.01, 0.01 * exp(-margin), 0.01 * exp(margin))
    assert row == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(
    ("day", "counts"), [(-1, False), (0, False), (1, True), (90, True), (91, False)]
)
def test_only_what_was_committed_while_watched_counts(day: int, *, counts: bool) -> None:
    got = repeat_frequency(people(90), offences(("s0", day), ("stranger", 10)))
    assert got["offences"].item() == counts


def test_an_offence_is_dated_by_its_conduct() -> None:
    late = offences(("s0", 100)).with_columns(conduct_from=pl.lit(INDEX - timedelta(days=3)))
    assert repeat_frequency(people(365), late)["offences"].item() == 0


def test_groups_each_have_their_rate() -> None:
    got = repeat_frequency(
        people(365, 365, 730, kind=["fine", "fine", "arrest"]),
        offences(("s0", 3), ("s2", 4), ("s2", 5)),
        by="kind",
    )
    assert got.select("kind", "people", "offences").rows() == [("arrest", 1, 2), ("fine", 2, 1)]
    assert got["low"].is_null().to_list() == [True, False]  # a single person does not vary


def test_nobody_no_offence_and_no_day() -> None:
    columns = ["people", "offences", "person_years", "per_person_year", "low", "high"]
    nobody = repeat_frequency(people(), offences())
    assert nobody.select(columns).row(0) == (0, 0, 0.0, None, None, None)
    assert repeat_frequency(people(kind=[]), offences(), by="kind").is_empty()
    clear = repeat_frequency(people(365, 365), offences())
    assert clear.select(columns[3:]).row(0) == (0.0, None, None)
    unwatched = repeat_frequency(people(0, 0), offences(("s0", 1)))
    assert unwatched.select(columns[1:]).row(0) == (0, 0.0, None, None, None)


def test_what_cannot_be_counted_is_refused() -> None:
    with pytest.raises(ContractError, match="column days_possible is missing"):
        repeat_frequency(people(1).drop("days_possible"), offences())
    with pytest.raises(ContractError, match="column registered_on is missing"):
        repeat_frequency(people(1), offences().drop("registered_on"))
    with pytest.raises(ValueError, match=r"days_possible is negative or missing in 1 rows"):
        repeat_frequency(people(5, -1), offences())


ROWS = st.lists(st.tuples(st.sampled_from(["s0", "s1", "s2", "other"]), st.integers(-50, 500)))


@given(st.lists(st.integers(0, 400), min_size=3, max_size=3), ROWS, st.integers(0, 2**16))
def test_rate_lies_in_its_interval_whatever_the_row_order(
    possible: list[int], rows: list[tuple[str, int]], seed: int
) -> None:
    watched, cases = people(*possible), offences(*rows)
    got = repeat_frequency(watched, cases)
    row = got.row(0, named=True)
    if row["low"] is not None:
        assert row["low"] <= row["per_person_year"] * (1 + 1e-9)
        assert row["per_person_year"] <= row["high"] * (1 + 1e-9)
    mixed = [frame.sample(fraction=1, shuffle=True, seed=seed) for frame in (watched, cases)]
    assert_frame_equal(repeat_frequency(*mixed), got)

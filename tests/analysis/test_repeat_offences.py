"""Rates within a window: the two classic errors, both ends, frames with next to nothing."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.repeat_offences import repeat_within
from contracts import ContractError
from tests.analysis.written_people import people

UNTIL = date(2026, 12, 31)

#: Days since the sanction, days on which a repeat offence came (None: none), as of UNTIL.
HISTORIES = [(500, None), (500, 100), (500, 400), (400, None), (200, None), (200, 50), (90, 30)]


def watched(histories: list[tuple[int, int | None]] = HISTORIES) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "index_date": [UNTIL.fromordinal(UNTIL.toordinal() - d) for d, _ in histories],
            "days_observed": [d if event is None else event for d, event in histories],
            "reoffended": [event is not None for _, event in histories],
            "days_possible": [d for d, _ in histories],
        },
        schema_overrides={"days_observed": pl.Int32, "days_possible": pl.Int32},
    )


def test_only_whole_windows_count_and_only_events_inside_them() -> None:
    """Four people were sanctioned at least 365 days ago; one of them reoffended within 365."""
    got = repeat_within(watched(), days=365).row(0, named=True)
    assert (got["people"], got["reoffended"], got["share"]) == (4, 1, 0.25)
    assert (got["low"], got["high"]) == pytest.approx((0.0456, 0.6994), abs=5e-5)


def test_everybody_in_the_denominator_is_the_first_classic_error() -> None:
    """It would say 3 of 7: three of the seven have not had their 365 days yet."""
    assert repeat_within(watched(), days=365)["people"].to_list() != [7]


def test_short_follow_up_dropped_but_every_event_kept_is_the_second() -> None:
    """It would say 3 of 6: the clear one of 200 days leaves, the two who reoffended stay."""
    got = repeat_within(watched(), days=365)
    assert got.select("people", "reoffended").row(0) != (6, 3)


@pytest.mark.parametrize("dropped", [["days_possible"], ["index_date"]])
def test_the_possible_days_may_come_from_either_column(dropped: list[str]) -> None:
    got = repeat_within(watched().drop(dropped), days=365)
    assert got.select("people", "reoffended").row(0) == (4, 1)


def test_until_goes_before_what_the_frame_suggests() -> None:
    """Nobody is clear, so the last day seen is an event's and says too little."""
    table = watched([(500, 100), (400, 380)]).drop("days_possible")
    assert repeat_within(table, days=390)["people"].to_list() == [1]
    assert repeat_within(table, days=390, until=UNTIL)["people"].to_list() == [2]


def test_with_days_alone_people_with_an_event_are_held_to_be_watched() -> None:
    got = repeat_within(people("100 400 400+ 200+"), days=365)
    assert got.select("people", "reoffended").row(0) == (3, 1)


def test_both_ends_of_the_window() -> None:
    table = watched([(365, 365), (365, None), (364, None), (366, 366)])
    got = repeat_within(table, days=365)
    assert got.select("people", "reoffended").row(0) == (3, 1)


def test_groups_without_anybody_watched_have_no_share() -> None:
    table = watched([(500, 100), (10, None)]).with_columns(
        sanction_type=pl.Series(["fine", "arrest"])
    )
    assert repeat_within(table, days=365, by="sanction_type").rows() == [
        ("arrest", 0, 0, None, None, None),
        ("fine", 1, 1, 1.0, pytest.approx(0.2065, abs=5e-5), 1.0),
    ]


def test_nobody_at_all() -> None:
    assert repeat_within(watched([]), days=365).rows() == [(0, 0, None, None, None)]
    assert repeat_within(people(""), days=365, by=[]).height == 1


def test_impossible_windows_are_refused() -> None:
    with pytest.raises(ValueError, match="days must be at least 1, not 0"):
        repeat_within(watched(), days=0)
    with pytest.raises(ValueError, match=r"days_observed is after the last day in 1 rows"):
        repeat_within(watched().with_columns(days_possible=pl.lit(450)), days=1)
    with pytest.raises(ContractError, match="index_date is missing"):
        repeat_within(people("3"), days=1, until=UNTIL)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40)), max_size=30), st.integers(1, 35))
def test_later_extracts_never_lose_people(rows: list[tuple[int, int]], days: int) -> None:
    """Each history is days possible and the day of the next offence, if that is within them."""

    def seen(wait: int) -> pl.DataFrame:
        known = [(d + wait, event if event <= d + wait else None) for d, event in rows]
        return repeat_within(watched(known), days=days)

    sooner, later = (seen(wait)["people"].item() for wait in (0, 5))
    assert sooner <= later
    assert seen(100)["reoffended"].item() == sum(event <= days for _, event in rows)

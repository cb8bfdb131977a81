"""Monthly counts: every month is there, also the empty one."""

from datetime import UTC, date, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.before_after import monthly_counts, undated
from contracts import MONTHLY_COUNT, ContractError

DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))


def events(*days: date | None, **columns: list[object]) -> pl.DataFrame:
    return pl.DataFrame({"on": pl.Series(days, dtype=pl.Date), **columns})


def test_months_without_events_are_counted_too() -> None:
    counts = monthly_counts(
        events(date(2025, 11, 30), date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1)),
        date="on",
        until=date(2026, 4, 1),
    )
    assert counts.rows() == [
        (date(2025, 11, 1), 30, 1, False),
        (date(2025, 12, 1), 31, 0, False),
        (date(2026, 1, 1), 31, 0, False),
        (date(2026, 2, 1), 28, 2, True),
        (date(2026, 3, 1), 31, 1, True),
    ]
    MONTHLY_COUNT.check(counts)


def test_every_group_has_every_month() -> None:
    frame = events(
        date(2026, 1, 5),
        date(2026, 2, 5),
        date(2026, 2, 6),
        None,
        region=["47", "10", None, "75"],
        sex=["F"] * 4,
    )
    counts = monthly_counts(frame, date="on", until=date(2026, 3, 9), by=["region", "sex"])
    assert counts.drop("days", "provisional").rows() == [
        (None, "F", date(2026, 1, 1), 0),
        (None, "F", date(2026, 2, 1), 1),
        ("10", "F", date(2026, 1, 1), 0),
        ("10", "F", date(2026, 2, 1), 1),
        ("47", "F", date(2026, 1, 1), 1),
        ("47", "F", date(2026, 2, 1), 0),
        ("75", "F", date(2026, 1, 1), 0),
        ("75", "F", date(2026, 2, 1), 0),
    ]
    assert monthly_counts(frame, date="on", until=date(2026, 3, 9), by="sex").height == 2


@pytest.mark.parametrize(
    ("until", "last"),
    [
        (date(2026, 2, 28), date(2026, 1, 1)),  # the 28th itself was still under way
        (date(2026, 3, 1), date(2026, 2, 1)),
        (date(2026, 3, 31), date(2026, 2, 1)),
    ],
)
def test_a_month_is_complete_when_its_last_day_is_before_the_extract(
    until: date, last: date
) -> None:
    counts = monthly_counts(events(date(2026, 1, 1)), date="on", until=until)
    assert counts["month"].max() == last


def test_a_leap_february_has_29_days() -> None:
    counts = monthly_counts(events(date(2024, 2, 29)), date="on", until=date(2024, 3, 1))
    assert counts["days"].to_list() == [29]


def test_an_event_known_only_to_the_year_belongs_to_no_month_and_is_counted_apart() -> None:
    frame = events(
        date(2026, 1, 1),
        date(2026, 1, 1),
        date(2026, 1, 9),
        None,
        on_precision=["year", "month", "day", None],
    )
    counts = monthly_counts(frame, date="on", until=date(2026, 2, 1))
    assert counts["count"].to_list() == [2]
    assert undated(frame, date="on") == 2
    assert undated(frame.drop("on_precision"), date="on") == 1


def test_since_adds_the_empty_months_before_the_first_event() -> None:
    counts = monthly_counts(
        events(date(2026, 2, 7)), date="on", until=date(2026, 3, 1), since=date(2025, 12, 31)
    )
    assert counts["count"].to_list() == [0, 0, 1]


def test_moments_count_on_their_day() -> None:
    frame = pl.DataFrame({"on": [datetime(2026, 1, 31, 23, 59), datetime(2026, 2, 1, 0, 0)]})  # noqa: DTZ001
    counts = monthly_counts(frame, date="on", until=date(2026, 3, 1))
    assert counts["count"].to_list() == [1, 1]
    aware = pl.DataFrame({"on": [datetime(2026, 1, 31, 20, tzinfo=UTC)]}).with_columns(
        pl.col("on").dt.convert_time_zone("Asia/Almaty")
    )
    there = monthly_counts(aware, date="on", until=date(2026, 3, 1))
    assert there["month"].to_list() == [date(2026, 2, 1)]


@pytest.mark.parametrize("by", [(), ("region",)])
def test_nothing_to_count_gives_an_empty_frame_with_the_columns(by: tuple[str, ...]) -> None:
    nothing = pl.DataFrame(schema={"on": pl.Date, "region": pl.String})
    counts = monthly_counts(nothing, date="on", until=date(2026, 3, 1), by=by)
    assert counts.height == 0
    assert counts.columns == [*by, "month", "days", "count", "provisional"]
    too_new = events(date(2026, 3, 1), region=["10"])
    assert monthly_counts(too_new, date="on", until=date(2026, 3, 2), by=by).height == 0


def test_faulty_frames_are_refused_by_column() -> None:
    with pytest.raises(ContractError, match=r"column on is missing.*column region is missing"):
        monthly_counts(pl.DataFrame(), date="on", until=date(2026, 1, 1), by="region")
    with pytest.raises(ContractError, match="column on is String, expected a date"):
        monthly_counts(pl.DataFrame({"on": ["2026"]}), date="on", until=date(2026, 1, 1))
    with pytest.raises(ContractError, match="cannot group by month"):
        monthly_counts(
            events(date(2026, 1, 1), month=[1]), date="on", until=date(2026, 3, 1), by="month"
        )


@given(st.lists(st.tuples(DAYS, st.sampled_from("abc")), min_size=1), DAYS)
def test_no_complete_month_loses_an_event(rows: list[tuple[date, str]], until: date) -> None:
    frame = pl.DataFrame(rows, schema={"on": pl.Date, "group": pl.String}, orient="row")
    counts = monthly_counts(frame, date="on", until=until, by="group")
    complete = [day for day, _ in rows if (day.year, day.month) < (until.year, until.month)]
    assert counts["count"].sum() == len(complete)
    if complete:
        months = counts["month"].n_unique()
        assert counts.height == months * frame["group"].n_unique()
        together = monthly_counts(frame[::-1], date="on", until=until)
        assert together["count"].to_list() == (
            counts.group_by("month").agg(pl.col("count").sum()).sort("month")["count"].to_list()
        )

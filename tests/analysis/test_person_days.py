"""People and days as numbers: what stands before a day, what comes next, whose it is."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from analysis.person_days import earlier, next_day, person_codes, person_days

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["ann", "bob", None]),
        st.sampled_from(["x", "y", None]),
        st.one_of(st.none(), st.dates(date(1969, 12, 25), date(1970, 1, 9))),
    ),
    max_size=25,
)


def frame(rows: list[tuple[str | None, str | None, date | None]]) -> pl.DataFrame:
    return pl.DataFrame(
        rows, schema={"who": pl.String, "what": pl.String, "on": pl.Date}, orient="row"
    )


def test_a_number_for_each_person_in_all_frames() -> None:
    one, other = frame([("ann", "x", None), (None, "x", None)]), frame([("ann", "y", None)])
    codes, more = person_codes(one, other, keys=["who"])
    assert codes[0] == more[0] >= 0
    assert codes[1] == -1
    codes, more = person_codes(one, other, keys=["who", "what"])
    assert codes[0] != more[0]


@given(ROWS, ROWS, st.sampled_from([["who"], ["who", "what"]]))
def test_days_are_found_as_by_looking_at_every_row(entries, asked, keys) -> None:  # type: ignore[no-untyped-def]
    book, people = frame(entries), frame(asked)
    codes, own = person_codes(book, people, keys=keys)
    days = person_days(codes, book["on"])

    def others(row: dict[str, object]) -> list[date]:
        same = [e for e in book.iter_rows(named=True) if all(e[k] == row[k] for k in keys)]
        known = None not in (row["on"], *(row[k] for k in keys))
        return [e["on"] for e in same if e["on"] is not None] if known else []

    rows = list(people.iter_rows(named=True))
    assert earlier(days, own, people["on"]).tolist() == [
        sum(day < row["on"] for day in others(row)) for row in rows
    ]
    assert next_day(days, own, people["on"]).to_list() == [
        min((day for day in others(row) if day > row["on"]), default=None) for row in rows
    ]

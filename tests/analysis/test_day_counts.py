"""Counting who is observed until which day: by counters and by hashing, the same table."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from analysis import day_counts as module
from analysis.day_counts import day_counts

SANCTION = pl.Enum(["warning", "fine", "arrest"])
SCHEMA = pl.Schema(
    {
        "days_observed": pl.UInt16(),
        "reoffended": pl.Boolean(),
        "sanction": SANCTION,
        "kind": pl.Categorical(),
        "court": pl.Int16(),
        "again": pl.Boolean(),
    }
)


def rows(count: int) -> st.SearchStrategy[list[tuple[object, ...]]]:
    row = st.tuples(
        st.integers(0, 5),
        st.booleans(),
        st.sampled_from([*SANCTION.categories, None]),
        st.sampled_from(["a", "b", None]),
        st.one_of(st.none(), st.integers(0, 3)),
        st.one_of(st.none(), st.booleans()),
    )
    return st.lists(row, max_size=count)


def people(rows: list[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


@pytest.mark.parametrize("groups", [[], ["sanction"], ["kind", "court"], ["again", "sanction"]])
@given(rows=rows(40))
def test_counters_and_hashing_agree(groups: list[str], rows: list[tuple[object, ...]]) -> None:
    once = people(rows)
    many = pl.concat([once] * 40)  # enough rows for a counter to each cell, in forty chunks
    one_by_one = module._grouped(once, groups).sort([*groups, "day"])
    fortyfold = one_by_one.with_columns(pl.col("observed", "reoffended") * 40)
    assert_frame_equal(day_counts(once, groups), one_by_one)
    assert_frame_equal(day_counts(many, groups), fortyfold)


@pytest.mark.parametrize(
    ("groups", "counters"),
    [([], True), (["sanction"], True), (["kind"], True), (["court"], True), (["text"], False)],
)
def test_which_groups_have_counters(groups: list[str], counters: bool) -> None:
    one = people([(3, True, "fine", "a", 2, None)]).with_columns(text=pl.lit("a"))
    assert (module._counters(pl.concat([one] * 100), groups) is not None) is counters


def test_days_that_are_too_far_apart_have_no_counters() -> None:
    frame = pl.DataFrame({"days_observed": [0, 60_000], "reoffended": [True, False]})
    assert module._counters(frame, []) is None
    assert day_counts(frame, []).rows() == [(0, 1, 1), (60_000, 1, 0)]


def test_rows_are_counted_across_strokes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS_AT_ONCE", 1)
    frame = pl.DataFrame({"days_observed": [1, 2] * 50, "reoffended": [1, 0, 0, 0] * 25})
    assert module._counters(frame, []) is not None
    assert day_counts(frame, []).rows() == [(1, 50, 25), (2, 50, 0)]


def test_nobody_gives_no_rows() -> None:
    assert day_counts(people([]), ["sanction"]).columns == [
        "sanction", "day", "observed", "reoffended",
    ]  # fmt: skip
    assert day_counts(people([]), ["sanction"]).is_empty()

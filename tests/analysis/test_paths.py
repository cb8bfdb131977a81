"""Paths: from one sanction to the next, day by day, principal ones naming the day."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from analysis.paths import sanction_paths
from contracts import ContractError

FIRST = date(2025, 1, 1)


def sanctions(*rows: tuple[str | None, int, str]) -> pl.DataFrame:
    """Return sanctions of a suspect, so many days after the first of January."""
    return pl.DataFrame(
        [
            (f"t{i}", suspect, FIRST + timedelta(days=day), kind)
            for i, (suspect, day, kind) in enumerate(rows)
        ],
        schema={
            "sanction_id": pl.String,
            "suspect_id": pl.String,
            "imposed_on": pl.Date,
            "sanction_type": pl.String,
        },
        orient="row",
    )


STORY = sanctions(
    *[("anna", 0, "fine"), ("anna", 50, "arrest"), ("anna", 90, "restriction")],
    *[("berik", 5, "fine"), ("berik", 60, "fine")],
    *[("dana", 7, "fine"), ("dana", 8, "arrest")],
    ("zhan", 1, "arrest"),
)


def test_steps_of_four_people() -> None:
    got = sanction_paths(STORY)
    assert got.drop("low", "high").rows() == [
        (1, "fine", "arrest", 2, 3, pytest.approx(2 / 3)),
        (1, "fine", "fine", 1, 3, pytest.approx(1 / 3)),
        (2, "arrest", "restriction", 1, 1, 1.0),
    ]
    assert got.columns == [
        "step",
        "from_type",
        "to_type",
        "people",
        "total",
        "share",
        "low",
        "high",
    ]
    assert got.select("low", "high").row(0) == pytest.approx((0.2077, 0.9385), abs=5e-5)
    assert_frame_equal(sanction_paths(STORY, steps=1), got.head(2))


def test_sanctions_of_one_day_are_one_step_named_by_the_principal_one() -> None:
    table = sanctions(("anna", 0, "ban"), ("anna", 0, "fine"), ("anna", 9, "arrest")).with_columns(
        is_principal=pl.Series([False, True, None])
    )
    assert sanction_paths(table).select("from_type", "to_type").rows() == [("fine", "arrest")]


def test_cancelled_nameless_and_undated_sanctions_are_no_step() -> None:
    table = pl.concat(
        [
            sanctions(("anna", 0, "fine"), ("anna", 9, "arrest"), ("anna", 20, "fine")),
            sanctions((None, 1, "fine"), (None, 2, "fine")),
            sanctions(("berik", 1, "fine"), ("berik", 2, "fine")).with_columns(
                imposed_on=pl.lit(None, dtype=pl.Date)
            ),
        ]
    ).with_columns(status=pl.Series(["paid", "cancelled", None, *["paid"] * 4]))
    assert sanction_paths(table).drop("low", "high").rows() == [(1, "fine", "fine", 1, 1, 1.0)]


def test_nobody_and_a_single_sanction_have_no_step() -> None:
    for table in (STORY.clear(), STORY.tail(1)):
        got = sanction_paths(table)
        assert got.is_empty()
        assert got.schema["share"] == pl.Float64


def test_what_cannot_be_meant_is_refused() -> None:
    with pytest.raises(ContractError, match="column suspect_id is missing"):
        sanction_paths(STORY.drop("suspect_id"))
    with pytest.raises(ValueError, match="steps is 0, expected at least 1"):
        sanction_paths(STORY, steps=0)


KINDS = st.sampled_from(["fine", "arrest", "community_service"])
ROWS = st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 5), KINDS), max_size=15)


@given(ROWS, st.integers(0, 2**16))
def test_each_step_adds_up_and_loses_people_whatever_the_row_order(
    rows: list[tuple[str | None, int, str]], seed: int
) -> None:
    table = sanctions(*rows)
    got = sanction_paths(table, steps=5)
    totals = got.group_by("step", maintain_order=True).agg(
        pl.col("total").first(), pl.col("people").sum(), pl.col("share").sum()
    )
    assert totals["total"].to_list() == totals["people"].to_list()
    assert totals["total"].to_list() == sorted(totals["total"], reverse=True)
    assert totals["share"].to_list() == pytest.approx([1.0] * totals.height)
    mixed = table.sample(fraction=1, shuffle=True, seed=seed)
    assert_frame_equal(sanction_paths(mixed, steps=5), got)

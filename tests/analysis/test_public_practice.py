"""Practice as the public sees it: nothing small, nothing by which something small is found."""

from datetime import date

import polars as pl
import pytest

from analysis.public import practice as public_practice
from analysis.public.months import Counted
from analysis.refusal import NotAnswerable
from tests.analysis.written_releases import registers


def register(**counts: int) -> pl.DataFrame:
    """Cases under article 115-1, so many of each outcome; those ended have one ground."""
    outcomes = [name for name, count in counts.items() for _ in range(count)]
    ended = pl.col("outcome").is_in(["refused", "terminated"])
    return pl.DataFrame({"outcome": outcomes}, schema={"outcome": pl.String}).with_columns(
        article=pl.lit("УК 115-1"),
        outcome_ground=pl.when(ended).then(pl.lit("reconciliation")),
        registered_on=pl.lit(date(2026, 1, 5)),
    )


def read(cases: pl.DataFrame, *, has_articles: bool = True) -> pl.DataFrame:
    empty, until = pl.DataFrame(), date(2026, 3, 1)
    counted = Counted(empty, empty, has_articles, until)
    return public_practice.practice(registers((cases, until)), counted)


def numbers(table: pl.DataFrame) -> dict[str, int | None]:
    return dict(table.select("part", "count").iter_rows())


def test_large_counts_are_all_shown() -> None:
    cases = register(refused=10, terminated=20, in_progress=30, acquitted=6, convicted=40)
    found = read(cases)
    parts = public_practice.parts(found, is_own=True)
    assert numbers(parts) == {
        "refused": 10, "admin_only": 0, "investigated": 96, "open": 30, "terminated": 20,
        "sent_to_court": 46, "in_court": 0, "acquitted": 6, "convicted": 40,
    }  # fmt: skip
    steps = public_practice.funnel(found, is_own=True)
    assert steps["count"].to_list() == [None, 106, 96, 46, 46, 40]
    assert steps["status"].to_list()[0] == "none"
    grounds = public_practice.grounds(found, is_own=True)
    assert grounds.select("ended", "ground", "count", "total").rows() == [
        ("refused", "reconciliation", 10, 10),
        ("terminated", "reconciliation", 20, 20),
    ]


def test_few_verdicts_merge_with_all_that_reached_the_court() -> None:
    """Sanctions on another screen would else tell how many were not convicted."""
    cases = register(refused=10, terminated=20, in_progress=30, acquitted=2, convicted=40)
    parts = public_practice.parts(read(cases), is_own=True)
    assert "court" not in set(parts["practice"])
    assert numbers(parts)["sent_to_court"] == 42
    steps = public_practice.funnel(read(cases), is_own=True)
    assert steps.filter(pl.col("stage").is_in(["verdict", "convicted"]))["status"].to_list() == [
        "c",
        "c",
    ]


def test_a_small_count_hides_another_that_would_tell_it() -> None:
    parts = public_practice.parts(
        read(register(refused=2, terminated=20, in_progress=30, convicted=40)), is_own=True
    )
    counts = numbers(parts)
    assert counts["refused"] is None
    assert counts["investigated"] is None
    hidden_inside = [counts[name] for name in ("open", "terminated", "sent_to_court")]
    assert None in hidden_inside


def test_articles_that_may_not_be_told_apart_are_one() -> None:
    found = read(register(refused=10, convicted=40), has_articles=False)
    assert "is_own" not in found.columns
    assert public_practice.parts(found, is_own=False)["count"][0] == 10
    with pytest.raises(NotAnswerable):
        public_practice.parts(found, is_own=True)


def test_too_few_cases_are_refused() -> None:
    with pytest.raises(NotAnswerable):
        read(register(convicted=3))
    with pytest.raises(NotAnswerable):
        public_practice.grounds(read(register(convicted=40)), is_own=True)

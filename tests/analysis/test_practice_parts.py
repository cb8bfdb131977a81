"""Three practices side by side: a small register in, parts and steps out."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.practice_parts import (
    FATES,
    PRACTICES,
    enough_cases,
    no_practice,
    practice_funnel,
    practice_parts,
)
from contracts import ContractError

OUTCOMES = [
    "refused", "admin_only", "terminated", "in_progress", "investigation", None,
    "sent_to_court", "convicted", "convicted", "acquitted",
]  # fmt: skip


def numbers(outcomes: list[str | None]) -> dict[tuple[str, str], tuple[int, int]]:
    found = practice_parts(pl.DataFrame({"outcome": outcomes}, schema={"outcome": pl.String}))
    rows = found.select("practice", "part", "count", "total").rows()
    return {(practice, part): (count, total) for practice, part, count, total in rows}


def test_each_practice_is_measured_on_what_reached_it() -> None:
    assert numbers(OUTCOMES) == {
        ("police", "refused"): (1, 10),
        ("police", "admin_only"): (1, 10),
        ("police", "investigated"): (8, 10),
        ("investigation", "open"): (3, 8),
        ("investigation", "terminated"): (1, 8),
        ("investigation", "sent_to_court"): (4, 8),
        ("court", "in_court"): (1, 4),
        ("court", "acquitted"): (1, 4),
        ("court", "convicted"): (2, 4),
    }


def test_steps_are_shares_of_the_registered_and_complaints_have_no_number() -> None:
    steps = practice_funnel(practice_parts(pl.DataFrame({"outcome": OUTCOMES})))
    assert steps.select("stage", "count", "total").rows() == [
        ("complaints", None, 10),
        ("registered", 10, 10),
        ("investigated", 8, 10),
        ("sent_to_court", 4, 10),
        ("verdict", 3, 10),
        ("convicted", 2, 10),
    ]
    assert steps["share"].to_list() == [None, None, 0.8, 0.4, 0.3, 0.2]


def test_practices_by_region_keep_their_order() -> None:
    cases = pl.DataFrame({"outcome": ["convicted", "refused"], "region_code": ["47", "11"]})
    found = practice_parts(cases, by="region_code")
    assert found["region_code"].to_list() == ["11"] * 9 + ["47"] * 9
    assert found.filter(region_code="47", part="convicted").select("count", "total").row(0) == (
        1,
        1,
    )
    assert found.filter(region_code="11", practice="court")["share"].to_list() == [None] * 3


def test_without_cases_nothing_is_divided() -> None:
    parts = practice_parts(pl.DataFrame(schema={"outcome": pl.String}))
    assert parts["count"].to_list() == [0] * 9
    assert parts["share"].null_count() == 9
    assert practice_funnel(parts)["share"].null_count() == 6


@given(st.lists(st.sampled_from([*FATES, "in_progress", None])))
def test_parts_add_up_to_what_the_practice_before_passed_on(outcomes: list[str | None]) -> None:
    found = numbers(outcomes)
    for practice in PRACTICES:
        parts = {key: it for key, it in found.items() if key[0] == practice}
        assert {total for _, total in parts.values()} == {sum(count for count, _ in parts.values())}
    assert found["investigation", "open"][1] == found["police", "investigated"][0]
    assert found["court", "convicted"][1] == found["investigation", "sent_to_court"][0]


def test_a_hidden_part_hides_the_steps_made_of_it() -> None:
    parts = practice_parts(pl.DataFrame({"outcome": OUTCOMES}))
    secret = parts.with_columns(
        count=pl.when(pl.col("part") != "acquitted").then("count")
    )  # fmt: skip
    counts = practice_funnel(secret)["count"].to_list()
    assert counts == [None, 10, 8, 4, None, 2]
    without_court = practice_funnel(parts.filter(pl.col("practice") != "court"))
    assert without_court["count"].to_list() == [None, 10, 8, 4, None, None]


def test_few_cases_are_refused_with_how_many_it_takes() -> None:
    refusal = enough_cases(29)
    assert refusal is not None
    assert "At least 30 cases" in str(refusal)
    assert enough_cases(30) is None
    assert "January 2027" in str(no_practice()) or "2027" in str(no_practice())


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ContractError, match="outcome"):
        practice_parts(pl.DataFrame({"other": [1]}))

"""Published sentences beside the most that the law allowed on their day."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.known_sentences import known_sentences
from contracts import DOCUMENTED_CASE, SANCTION_NORM

IN_FORCE, RAISED = date(2025, 9, 16), date(2026, 6, 1)


def norm(kind: str, most: float | None, unit: str, **more: Any) -> dict[str, Any]:
    return {"article": "УК 115-1", "sanction_type": kind, "max_value": most, "unit": unit,
            "valid_from": IN_FORCE, "valid_to": None} | more  # fmt: skip


NORMS = pl.DataFrame(
    [
        {"norm_id": i, **row}
        for i, row in enumerate(
            [
                norm("fine", 200.0, "MCI", valid_to=date(2026, 5, 31)),
                norm("fine", 400.0, "MCI", valid_from=RAISED),
                norm("community_service", 200.0, "hours"),
                norm("arrest", 50.0, "days"),
                norm("fine", 999.0, "MCI", article="УК 115"),
                norm("damages", None, "KZT"),
            ]
        )
    ],
    schema_overrides=dict(SANCTION_NORM.schema),
)


def sentence(key: str, **fields: Any) -> dict[str, Any]:
    known = {"case_key": key, "outcome": "convicted", "legal_basis": "УК 115-1",
             "sanction_type": "fine", "sanction_value": 100.0, "sanction_unit": "MCI",
             "verdict_on": date(2026, 1, 1), "verdict_on_precision": "month"}  # fmt: skip
    return known | fields


def judged(*cases: dict[str, Any]) -> pl.DataFrame:
    frame = pl.DataFrame(
        [{name: case.get(name) for name in DOCUMENTED_CASE.schema} for case in cases],
        schema=dict(DOCUMENTED_CASE.schema),
    )
    return known_sentences(frame, NORMS)


def test_sentence_is_a_share_of_the_maximum_for_its_kind() -> None:
    known = judged(
        sentence("A"),
        sentence("B", sanction_type="community_service", sanction_value=160.0,
                 sanction_unit="hours"),
        sentence("C", sanction_type="arrest", sanction_value=50.0, sanction_unit="days"),
    )  # fmt: skip
    assert known.select("case_key", "value", "max_value", "unit", "share_of_ceiling").rows() == [
        ("A", 100.0, 200.0, "MCI", 0.5),
        ("B", 160.0, 200.0, "hours", 0.8),
        ("C", 50.0, 50.0, "days", 1.0),
    ]


@pytest.mark.parametrize(
    ("day", "most"),
    [(date(2025, 9, 15), None), (IN_FORCE, 200.0), (date(2026, 5, 31), 200.0), (RAISED, 400.0)],
)
def test_ceiling_is_that_of_the_day_of_the_verdict(day: date, most: float | None) -> None:
    """Both ends of a norm's validity are included."""
    known = judged(sentence("A", verdict_on=day, verdict_on_precision="day"))
    assert known["max_value"].to_list() == [most]
    assert known["share_of_ceiling"].to_list() == [None if most is None else 100.0 / most]


def test_unpublished_amount_stays_in_the_list_without_a_share() -> None:
    known = judged(sentence("A", sanction_value=None, sanction_unit=None))
    assert known.select("value", "max_value", "unit", "share_of_ceiling").rows() == [
        (None, 200.0, "MCI", None)
    ]


def test_kind_without_a_known_ceiling_stays_in_the_list() -> None:
    known = judged(sentence("A", sanction_type="damages", sanction_unit="KZT"))
    assert known.select("value", "max_value", "share_of_ceiling").rows() == [(100.0, None, None)]


def test_tenge_are_not_held_against_a_ceiling_in_mci() -> None:
    known = judged(sentence("A", sanction_value=85_000.0, sanction_unit="KZT (20 MCI rounded)"))
    assert known.select("value", "max_value", "share_of_ceiling").rows() == [(85_000.0, None, None)]
    assert known["unit"].item().startswith("KZT")


@pytest.mark.parametrize(
    "fields",
    [
        {"outcome": "terminated"},
        {"sanction_type": None},
        {"legal_basis": "УК 115"},
        {"legal_basis": None},
    ],
)
def test_what_is_no_sentence_under_the_article_is_left_out(fields: dict[str, Any]) -> None:
    assert judged(sentence("A", **fields)).is_empty()


def test_sentence_under_several_articles_counts_once() -> None:
    known = judged(sentence("A", legal_basis="УК 115-1; УК 147"))
    assert known["case_key"].to_list() == ["A"]


@given(st.permutations("ABCDE"))
def test_one_row_for_each_case_by_day_whatever_the_order(keys: list[str]) -> None:
    cases = [sentence(key, verdict_on=None if key == "C" else date(2026, ord(key) - 64, 1))
             for key in keys]  # fmt: skip
    assert judged(*cases)["case_key"].to_list() == ["A", "B", "D", "E", "C"]


def test_no_case_gives_no_row_with_all_columns() -> None:
    known = judged()
    assert known.is_empty()
    assert {"case_key", "value", "max_value", "unit", "share_of_ceiling"} <= set(known.columns)

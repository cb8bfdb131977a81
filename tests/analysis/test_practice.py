"""What became of cases: a small register in, counts, grounds and days out."""

from datetime import date

import polars as pl
import pytest

from analysis.practice import practice_days, practice_grounds, practice_steps
from contracts import ContractError

OUTCOMES = ["in_progress", "sent_to_court", "convicted", "acquitted", "terminated", "refused", None]


def test_a_conviction_has_passed_every_step() -> None:
    steps = practice_steps(pl.DataFrame({"outcome": OUTCOMES}))
    assert steps.select("step", "count", "total").rows() == [
        ("registered", 7, 7),
        ("sent_to_court", 3, 7),
        ("verdict", 2, 7),
        ("convicted", 1, 7),
    ]
    assert steps["share"].to_list() == pytest.approx([1, 3 / 7, 2 / 7, 1 / 7])


def test_steps_by_region_and_without_cases() -> None:
    cases = pl.DataFrame({"outcome": ["convicted", "refused"], "region_code": ["47", "11"]})
    steps = practice_steps(cases, by="region_code")
    assert steps.filter(step="convicted")["count"].to_list() == [0, 1]
    empty = practice_steps(cases.clear())
    assert empty["share"].to_list() == [None] * 4


def test_grounds_of_what_ended_early() -> None:
    cases = pl.DataFrame(
        {
            "outcome": ["terminated", "terminated", "refused", "convicted", "admin_only"],
            "outcome_ground": ["reconciliation", "reconciliation", None, None, None],
        }
    )
    grounds = practice_grounds(cases)
    assert grounds.select("outcome", "outcome_ground", "count", "total").rows() == [
        ("terminated", "reconciliation", 2, 3),
        ("refused", None, 1, 3),
    ]
    assert practice_grounds(cases.clear()).is_empty()


def test_days_only_between_exact_dates_in_order() -> None:
    cases = pl.DataFrame(
        {
            "registered_on": [date(2026, 1, 1)] * 4,
            "outcome_on": [date(2026, 1, 11), date(2026, 1, 31), date(2026, 2, 1), None],
            "outcome_on_precision": ["day", "day", "month", None],
        }
    )
    assert practice_days(cases).rows() == [("registration_to_outcome", 4, 2, 15.0, 20.0, 25.0)]
    assert practice_days(cases.clear()).row(0)[1:3] == (0, 0)


def test_missing_columns_are_named() -> None:
    with pytest.raises(ContractError, match="column outcome is missing"):
        practice_steps(pl.DataFrame({"case_id": ["1"]}))
    with pytest.raises(ContractError, match="column registered_on, outcome_on is missing"):
        practice_days(pl.DataFrame({"case_id": ["1"]}))

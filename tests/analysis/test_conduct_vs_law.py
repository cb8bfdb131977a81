"""Whom the article reaches: conduct dates in, the position against the law's first day out."""

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.conduct_vs_law import IN_FORCE, conduct_vs_law
from contracts import ContractError

ROOT = Path(__file__).parent.parent.parent


def placed(**case: str | None) -> tuple[str, str]:
    """Return position and chargeability of one case written as texts."""
    columns = {"conduct_from": None, "conduct_to": None} | case
    frame = pl.DataFrame(
        {k: [v] for k, v in columns.items()}, schema=dict.fromkeys(columns, pl.String)
    )
    position, chargeable = conduct_vs_law(frame).select("law_position", "chargeable").row(0)
    return position, chargeable


@pytest.mark.parametrize(
    ("conduct_from", "conduct_to", "expected"),
    [
        ("2025-03-01", "2025-09-15", ("before", "no")),
        ("2025-03-01", "2025-09-16", ("continuing", "part_after")),
        ("2025-09-15", "2025-09-16", ("continuing", "part_after")),
        ("2025-09-16", "2025-09-16", ("after", "yes")),
        ("2024", "2025-06", ("before", "no")),
        ("2024", "2025-10", ("continuing", "part_after")),
        ("2025-10", "2026", ("after", "yes")),
        ("2025", "2025-08", ("before", "no")),
        ("2025", "2025", ("unknown", "unknown")),
        ("2025-09", "2025-09", ("unknown", "unknown")),
        # Whether it began before the law is not known, but it certainly went on after it.
        ("2025", "2025-10", ("unknown", "part_after")),
        ("2025-10", None, ("after", "yes")),
        ("2025-03", None, ("unknown", "unknown")),
        (None, "2025-08", ("before", "no")),
        (None, "2026-01", ("unknown", "part_after")),
        (None, None, ("unknown", "unknown")),
        ("", " ", ("unknown", "unknown")),
    ],
)
def test_position(
    conduct_from: str | None, conduct_to: str | None, expected: tuple[str, str]
) -> None:
    assert placed(conduct_from=conduct_from, conduct_to=conduct_to) == expected


def test_a_report_ends_conduct_whose_end_is_unknown() -> None:
    assert placed(conduct_from="2025-03", reported_on="2025-08-01") == ("before", "no")
    assert placed(conduct_to="2025", registered_on="2025-09-15") == ("before", "no")
    assert placed(conduct_from="2025", registered_on="2025-09") == ("unknown", "unknown")


def test_the_later_of_report_and_registration_is_the_limit() -> None:
    dates = {"reported_on": "2025-08-01", "registered_on": "2025-10-01"}
    assert placed(conduct_from="2025-03", **dates) == ("unknown", "unknown")


def test_a_report_never_moves_a_stated_end() -> None:
    assert placed(conduct_from="2025-03", conduct_to="2025-10-05", reported_on="2025-08") == (
        ("continuing", "part_after")
    )


def test_the_shipped_cases() -> None:
    cases = pl.read_csv(ROOT / "data/published/documented_cases.csv", infer_schema=False)
    got = conduct_vs_law(cases).rows_by_key("case_key", named=True, unique=True)
    assert got["MAN-2026-01"]["law_position"] == "before"
    assert got["MAN-2026-01"]["chargeable"] == "no"
    assert got["MAN-2026-02"]["law_position"] == "continuing"
    assert got["ATY-2025-01"]["law_position"] == "after"


def test_dates_with_their_precision_say_the_same_as_texts() -> None:
    frame = pl.DataFrame(
        {
            "conduct_from": [date(2025, 1, 1), date(2025, 1, 1), date(2024, 10, 1)],
            "conduct_from_precision": ["year", "day", "month"],
            "conduct_to": [date(2025, 9, 1), date(2025, 6, 1), date(2026, 2, 1)],
            "conduct_to_precision": ["month", "month", "day"],
        }
    )
    got = conduct_vs_law(frame)
    assert got["law_position"].to_list() == ["unknown", "before", "continuing"]
    assert got.columns == [*frame.columns, "law_position", "chargeable"]
    exact = conduct_vs_law(frame.select("conduct_from", "conduct_to"))
    assert exact["law_position"].to_list() == ["before", "before", "continuing"]


def test_another_date_of_the_law() -> None:
    case = pl.DataFrame({"conduct_from": ["2025-08-01"], "conduct_to": ["2025-09-01"]})
    assert conduct_vs_law(case, in_force=date(2025, 7, 16))["law_position"].to_list() == ["after"]


def test_no_cases() -> None:
    empty = pl.DataFrame({"conduct_from": [], "conduct_to": []})
    assert conduct_vs_law(empty).is_empty()


@pytest.mark.parametrize(
    ("case", "error", "message"),
    [
        ({"conduct_from": ["12.03.2025"]}, ContractError, "column conduct_to is missing"),
        (
            {"conduct_from": ["2025", "12.03.2025"], "conduct_to": ["2025", "2025"]},
            ValueError,
            r"column conduct_from is not YYYY.* in 1 rows \(first: 1\)",
        ),
        ({"conduct_from": ["2025-13"], "conduct_to": ["2025"]}, ValueError, "is not YYYY"),
        (
            {"conduct_from": ["2025-03"], "conduct_to": ["2025-02-28"]},
            ValueError,
            r"conduct_to is before conduct_from in 1 rows \(first: 0\)",
        ),
        ({"conduct_from": [2025], "conduct_to": [2025]}, ContractError, "expected Date or String"),
    ],
)
def test_what_is_no_date_is_refused(
    case: dict[str, list[object]], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        conduct_vs_law(pl.DataFrame(case))


@given(st.integers(-500, 500), st.integers(0, 500))
def test_exact_dates_are_never_unknown(start: int, length: int) -> None:
    first = IN_FORCE + timedelta(days=start)
    frame = pl.DataFrame({"conduct_from": [first], "conduct_to": [first + timedelta(days=length)]})
    expected = "after" if start >= 0 else "before" if start + length < 0 else "continuing"
    assert conduct_vs_law(frame)["law_position"].to_list() == [expected]

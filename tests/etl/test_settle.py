"""What each row of a file is to the data set, against a plain account of it in Python."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from etl.load_report import LoadReport

Register = Callable[..., LoadReport]
HEADER = "case_id,registered_on,region,article,outcome"
OUTCOMES = ("convicted", "acquitted", "", "no such outcome")
ROWS = st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from(OUTCOMES)), min_size=1)
#: What the data set holds before: three cases.
LOADED = {"A": "convicted", "B": "acquitted", "C": ""}


def text_of(rows: list[tuple[str, str]]) -> str:
    """Return a file with these keys and outcomes, all else the same."""
    lines = [f"{key}-1,2026-05-03,47,УК 115-1,{outcome}" for key, outcome in rows]
    return "\n".join([HEADER, *lines])


def account(rows: list[tuple[str, str]]) -> dict[str, int]:
    """Return how many rows are rejected, new, changed, identical, and repeated.

    A row with an unknown outcome is rejected, and so are all rows of a key that say different
    things; of those that say the same the first counts.
    """
    understood = [(key, "" if outcome == OUTCOMES[3] else outcome) for key, outcome in rows]
    torn = {key for key, said in understood if any(k == key and s != said for k, s in understood)}
    told = dict.fromkeys(("rejected", "new", "changed", "identical", "repeated"), 0)
    seen: set[str] = set()
    for key, outcome in rows:
        if outcome == OUTCOMES[3] or key in torn:
            told["rejected"] += 1
        elif key in seen:
            told["repeated"] += 1
        else:
            seen.add(key)
            known = LOADED.get(key)
            news = "new" if known is None else "identical" if known == outcome else "changed"
            told[news] += 1
    return told


@pytest.fixture
def laid(register: Register) -> Register:
    """A data set with three cases, against which files are checked."""
    register(text_of(list(LOADED.items())) + "\n", load_it=True)
    return register


@pytest.mark.usefixtures("without_child")
@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ROWS)
def test_rows_are_new_changed_identical_repeated_or_rejected(
    laid: Register, rows: list[tuple[str, str]]
) -> None:
    report = laid(text_of(rows))
    found = {
        "rejected": report.rows_rejected,
        "new": report.rows_new,
        "changed": report.rows_changed,
        "identical": report.rows_identical,
        "repeated": report.problems.filter(check_code="duplicate_row").height,
    }
    assert found == account(rows)

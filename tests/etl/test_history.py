"""How a record came to be what it is: versions, what they changed, and nothing personal."""

from collections.abc import Callable

import polars as pl
import pytest

from etl import ledger
from etl.errors import DataRefused
from etl.history import history
from etl.load_report import LoadReport
from etl.settings import Settings
from etl.warehouse import rehearsing, writing

HEADER = "case_id,registered_on,region,article,suspect_id,outcome"
Register = Callable[..., LoadReport]


def rows(settings: Settings, key: str = "A-1") -> list[tuple[object, ...]]:
    """Version, upload, state, column, before, after."""
    with rehearsing(settings) as con:
        found = history(con, dataset="police", kind="case", key=key)
    wanted = ("version", "upload_id", "state", "column_name", "before", "after")
    return found.select(wanted).rows()


def test_each_version_says_what_it_changed(register: Register, settings: Settings) -> None:
    register(f"{HEADER}\nA-1,2026-05,47,УК 115-1,P-1,in_progress", load_it=True)
    register(f"{HEADER}\nA-1,2026-05-03,47,УК 115-1,P-1,convicted", load_it=True)
    assert rows(settings) == [
        (1, 1, "committed", None, None, None),
        (2, 2, "committed", "registered_on", "2026-05", "2026-05-03"),
        (2, 2, "committed", "outcome", "in_progress", "convicted"),
    ]


def test_a_withdrawn_version_changes_nothing_for_the_next(
    register: Register, settings: Settings
) -> None:
    register(f"{HEADER}\nA-1,2026-05-03,47,УК 115-1,P-1,in_progress", load_it=True)
    register(f"{HEADER}\nA-1,2026-05-03,47,УК 115-1,P-1,acquitted", load_it=True)
    with writing(settings) as con:
        ledger.withdraw(con, 2, actor="tests")
    register(f"{HEADER}\nA-1,2026-05-03,47,УК 115-1,P-1,convicted", load_it=True)
    assert rows(settings) == [
        (1, 1, "committed", None, None, None),
        (2, 2, "withdrawn", "outcome", "in_progress", "acquitted"),
        (3, 3, "committed", "outcome", "in_progress", "convicted"),
    ]


def test_hashes_of_people_are_shown_shortened(register: Register, settings: Settings) -> None:
    register(f"{HEADER}\nA-1,2026-05-03,47,УК 115-1,900101300007,convicted", load_it=True)
    register(f"{HEADER}\nA-1,2026-05-03,47,УК 115-1,850505400001,convicted", load_it=True)
    with rehearsing(settings) as con:
        found = history(con, dataset="police", kind="case", key="A-1")
    change = found.filter(pl.col("column_name") == "suspect_id").row(0, named=True)
    assert len(change["before"]) == len(change["after"]) == 7
    assert change["before"] != change["after"]


def test_an_unknown_record_is_refused_in_words(settings: Settings) -> None:
    with rehearsing(settings) as con, pytest.raises(DataRefused, match="no record A-9"):
        history(con, dataset="police", kind="case", key="A-9")

"""Known conflicts: every contradicted figure and date belongs to one, and each finds its rows."""

from pathlib import Path

import polars as pl
import pytest

import contracts
import releases
from analysis.known_conflicts import COLUMNS, CONFLICTS, conflict_rows, filled


@pytest.fixture
def release(in_warehouse: Path) -> releases.Release:
    return releases.current()


@pytest.fixture
def rows(release: releases.Release) -> dict[str, pl.DataFrame]:
    figures = release.frame(contracts.OFFICIAL_FIGURE)
    events = release.frame(contracts.LEGAL_EVENT)
    return {code: conflict_rows(code, figures, events) for code in CONFLICTS}


def test_each_conflict_finds_every_row_that_it_names(rows: dict[str, pl.DataFrame]) -> None:
    for code, conflict in CONFLICTS.items():
        assert rows[code].height == len(conflict.figures) + len(conflict.events), code
        assert rows[code].height > 1


def test_nothing_marked_as_contradicted_is_left_out(
    release: releases.Release, rows: dict[str, pl.DataFrame]
) -> None:
    listed = pl.concat(rows.values())
    figures = release.frame(contracts.OFFICIAL_FIGURE).filter("is_conflict")
    events = release.frame(contracts.LEGAL_EVENT).filter("is_disagreement")
    assert set(figures["source_url"]) | set(events["source_url"]) <= set(listed["source_url"])
    assert set(figures["value"]) <= set(listed["value"])


def test_statements_stand_by_date_with_undated_ones_last(rows: dict[str, pl.DataFrame]) -> None:
    assert rows["sent_to_court"]["value"].to_list() == [36, 51]
    assert rows["registered_in_october"]["value"].to_list() == [300, 2]
    assert rows["registered_in_october"].columns == list(COLUMNS)


def test_columns_without_a_word_are_not_shown(rows: dict[str, pl.DataFrame]) -> None:
    assert "event" not in filled(rows["registered_in_october"])
    assert "value" not in filled(rows["date_in_force"])
    assert "as_of_date_precision" not in filled(rows["first_verdict"])


def test_without_data_there_are_no_rows() -> None:
    empty = contracts.OFFICIAL_FIGURE.empty(), contracts.LEGAL_EVENT.empty()
    found = conflict_rows("first_verdict", *empty)
    assert found.is_empty()
    assert dict(found.schema) == COLUMNS

"""What officials stated: the newest, the undated beside it, the contradicted apart."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import statements
from contracts import OFFICIAL_FIGURE

#: id, day, region, indicator, value, contradicted
Row = tuple[int, str | None, str | None, str, int, bool]

RECORD: tuple[Row, ...] = (
    (1, "2025-10-13", "00", "registered", 300, True),
    (2, "2025-10-14", "00", "registered", 2, False),
    (3, "2026-01-29", "00", "registered", 8, False),
    (4, None, "00", "sent_to_court", 51, False),
    (5, "2026-02-25", "00", "sent_to_court", 36, False),
    (6, "2025-10-14", "23", "registered", 1, False),
    (7, "2026-02-01", "23", "registered", 4, False),
    (8, "2026-02-01", "47", "registered", 2, False),
    (9, None, "55", "registered", 7, False),
    (10, "2026-03-01", "47", "registered", 9, True),
    (11, "2025-12-01", "00", "protective_orders", 70_000, False),
    (12, "2026-02-01", None, "registered", 1, False),
)


def figures(*rows: Row) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "figure_id": [row[0] for row in rows],
            "as_of_date": [date.fromisoformat(row[1]) if row[1] else None for row in rows],
            "region_code": [row[2] for row in rows],
            "indicator": [row[3] for row in rows],
            "value": [row[4] for row in rows],
            "is_conflict": [row[5] for row in rows],
        },
        schema_overrides={"as_of_date": pl.Date, "region_code": pl.String},
    )


def ids(frame: pl.DataFrame) -> list[int]:
    return frame["figure_id"].to_list()


@pytest.fixture
def record() -> pl.DataFrame:
    return figures(*RECORD)


def test_only_figures_on_the_article_itself_by_date_undated_last(record: pl.DataFrame) -> None:
    assert ids(statements.about_stalking(record)) == [1, 2, 6, 3, 7, 8, 12, 5, 10, 4, 9]


def test_contradicted_figures_are_listed_by_date(record: pl.DataFrame) -> None:
    assert ids(statements.conflicts(record)) == [1, 10]


def test_newest_dated_figure_comes_first_and_undated_ones_stand_beside_it(
    record: pl.DataFrame,
) -> None:
    assert ids(statements.newest(record, indicator="sent_to_court")) == [5, 4]
    assert ids(statements.newest(record, indicator="registered")) == [3]
    assert ids(statements.newest(record, indicator="registered", region_code="23")) == [7]
    assert ids(statements.newest(record, indicator="registered", region_code="55")) == [9]


def test_contradicted_figure_is_never_the_newest(record: pl.DataFrame) -> None:
    assert ids(statements.newest(record, indicator="registered", region_code="47")) == [8]


def test_each_region_has_its_newest_dated_statement(record: pl.DataFrame) -> None:
    """The country, undated, contradicted and unplaced statements are left out."""
    newest = statements.newest_by_region(record, indicator="registered")
    assert newest.select("region_code", "value").rows() == [("23", 4), ("47", 2)]
    assert newest.columns == record.columns


def test_indicator_that_nobody_stated_gives_no_row(record: pl.DataFrame) -> None:
    assert statements.newest(record, indicator="convicted").is_empty()
    assert statements.newest_by_region(record, indicator="convicted").is_empty()


def test_empty_record_gives_empty_answers_with_all_columns() -> None:
    nothing = OFFICIAL_FIGURE.empty()
    for found in (
        statements.about_stalking(nothing),
        statements.conflicts(nothing),
        statements.newest(nothing, indicator="registered"),
        statements.newest_by_region(nothing, indicator="registered"),
    ):
        assert found.is_empty()
        assert found.columns == nothing.columns


@given(st.permutations(RECORD))
def test_order_of_the_record_does_not_matter(rows: list[Row]) -> None:
    one, two = figures(*RECORD), figures(*rows)
    for indicator in ("registered", "sent_to_court"):
        for select in (statements.newest, statements.newest_by_region):
            assert ids(select(one, indicator=indicator)) == ids(select(two, indicator=indicator))
    assert ids(statements.about_stalking(one)) == ids(statements.about_stalking(two))


def test_of_two_statements_of_one_day_the_later_entry_counts() -> None:
    same = figures((2, "2026-02-01", "00", "registered", 5, False),
                   (1, "2026-02-01", "00", "registered", 4, False))  # fmt: skip
    assert ids(statements.newest(same, indicator="registered")) == [2]

"""Columns of few values: numbered while a part is sorted, the same texts in its file."""

from pathlib import Path

import duckdb
import polars as pl
import pytest

from etl import few_values
from etl.few_values import number_few_values
from etl.slices import write_slices

ROWS = pl.DataFrame(
    {
        "key": [f"K{number:04}" for number in range(3_000, 0, -1)],
        "sex": ["F", "M", None] * 1_000,
        "person": [f"person {number}" for number in range(3_000)],
        "nothing": pl.Series([None] * 3_000, dtype=pl.String),
        "odd": ["it's", "", 'a "word"; DROP TABLE ledger'] * 1_000,
        "count": range(3_000),
        "later": ["same"] * 2_000 + [f"court {number}" for number in range(1_000)],
    }
)


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return laid_out(ROWS)


def laid_out(rows: pl.DataFrame) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.register("rows", rows)
    con.execute("CREATE TEMP TABLE ledger AS FROM rows")
    con.execute("CREATE TEMP VIEW part_row AS FROM ledger")
    return con


def numbered(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the columns that became numbers, with their types."""
    cells = number_few_values(con)
    types = con.execute(f"DESCRIBE SELECT {cells} FROM part_row").fetchall()  # noqa: S608
    return {row[0]: row[1] for row in types if row[1].startswith("ENUM")}


def test_columns_of_few_values_are_numbered_in_the_order_of_the_alphabet(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(few_values, "FEW", 100)
    found = numbered(con)
    assert set(found) == {"sex", "odd"}
    assert found["sex"] == "ENUM('F', 'M')"


def test_a_column_whose_later_rows_hold_many_values_stays_a_text(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first rows show one value of a column that has 1,001.
    monkeypatch.setattr(few_values, "SAMPLE_ROWS", 1_500)
    monkeypatch.setattr(few_values, "FEW", 1_000)
    assert "later" not in numbered(con)
    monkeypatch.setattr(few_values, "FEW", 1_001)
    assert "later" in numbered(con)


def test_nothing_but_what_stands_in_the_part_is_among_the_values(
    con: duckdb.DuckDBPyConnection,
) -> None:
    # What was withdrawn must not stand in the dictionary of the next release's file.
    assert "'M'" in numbered(con)["sex"]
    con.execute("DELETE FROM ledger WHERE sex = 'M'")
    assert numbered(con)["sex"] == "ENUM('F')"


def test_a_part_without_texts_of_few_values_is_selected_as_it_is() -> None:
    assert number_few_values(laid_out(ROWS.select("count", "person"))) == "*"
    assert number_few_values(laid_out(ROWS.select("nothing", "person"))) == "*"
    assert number_few_values(laid_out(ROWS.clear())) == "*"


def test_the_file_holds_the_same_texts_as_without_numbers(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, short = tmp_path / "plain.parquet", tmp_path / "short.parquet"
    assert [file for file, _ in write_slices(con, plain, key="key", rows=3_000)] == [plain]
    monkeypatch.setattr("etl.slices.SAMPLE_ROWS", 0)
    assert [file for file, _ in write_slices(con, short, key="key", rows=3_000)] == [short]
    made = "SELECT count(*) FROM duckdb_types() WHERE type_name = 'few_sex'"
    assert con.execute(made).fetchone() == (1,)
    expected = ROWS.sort("key")
    for file in (plain, short):
        read = pl.read_parquet(file)
        assert read.schema == ROWS.schema
        assert read.equals(expected)


def test_numbers_and_slices_go_together(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.slices.SAMPLE_ROWS", 0)
    monkeypatch.setattr("etl.slices.SLICE_ROWS", 500)
    files = [file for file, _ in write_slices(con, tmp_path / "part", key="key", rows=3_000)]
    assert len(files) > 3
    assert pl.concat([pl.read_parquet(file) for file in files]).equals(ROWS.sort("key"))

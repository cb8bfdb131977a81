"""Registers kept in workbooks: the right sheet, its header, its cells, and what has no value."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

from etl.columns import known_headers, needed_headers
from etl.errors import DataRefused
from etl.readers.table import TableFile, read_table
from etl.reading import Reading

pytestmark = pytest.mark.usefixtures("without_child")

DAY = datetime(2025, 10, 1)  # noqa: DTZ001 - a cell has no time zone
HEADER = ["Номер дела", "Дата регистрации", "Регион", "Статья"]
ROW = ["1", DAY, "47", "УК 115-1"]
Fill = Callable[[Any, Any], None]


def workbook(path: Path, sheets: dict[str, list[list[object]]], **options: Any) -> Path:
    """Write a workbook; the name of a hidden sheet begins with a dot."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy", **options}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name.removeprefix("."))
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name.startswith("."):
                sheet.hide()
            else:
                sheet.activate()
                sheet.set_first_sheet()
    return path


def read(tmp_path: Path, sheets: dict[str, list[list[object]]], **options: Any) -> TableFile:
    path = workbook(tmp_path / "in.xlsx", sheets, **options)
    return read_here(path, tmp_path)


def read_here(path: Path, folder: Path, sheet: str | None = None) -> TableFile:
    return read_table(
        path,
        folder=folder,
        known=known_headers("case"),
        needed=needed_headers("case"),
        reading=Reading(sheet=sheet),
    )


def rows(found: TableFile) -> list[tuple[object, ...]]:
    return pl.read_parquet(found.rows).rows()


def test_cells_are_read_as_a_csv_file_would_have_them(tmp_path: Path) -> None:
    cells = [
        "7",
        DAY.replace(hour=13, minute=5),
        47,
        True,
        2.5,
        date(2025, 2, 3),
        900101300017,
        " x",
    ]
    found = read(tmp_path, {"A": [[*HEADER, "e", "f", "g", "h"], cells]})
    assert rows(found) == [
        (2, "7", "2025-10-01 13:05:00", "47", "true", "2.5", "2025-02-03", "900101300017", " x")
    ]
    assert (found.encoding, found.sheet, found.rows_read) == ("XLSX", "A", 1)


@pytest.mark.parametrize("in_1904", [False, True])
def test_dates_are_the_same_in_both_epochs(tmp_path: Path, in_1904: bool) -> None:
    found = read(tmp_path, {"A": [HEADER, ROW]}, date_1904=in_1904)
    assert rows(found) == [(2, "1", "2025-10-01", "47", "УК 115-1")]
    assert found.starts_in_1904 is in_1904


def test_titles_blank_rows_and_gaps_keep_the_numbers_of_the_rows(tmp_path: Path) -> None:
    found = read(tmp_path, {"A": [["Отчёт за 2025 год"], [], HEADER, ROW, [], ROW]})
    assert [row[0] for row in rows(found)] == [4, 6]
    assert (found.header_line, found.titles) == (3, 1)


def test_the_sheet_whose_header_fits_is_chosen(tmp_path: Path) -> None:
    sheets = {"Титул": [["Отчёт"], ["за год"]], "Дела": [HEADER, ROW], ".Черновик": [HEADER, ROW]}
    assert read(tmp_path, sheets).sheet == "Дела"


@pytest.mark.parametrize(
    "sheets",
    [
        {"2024": [HEADER, ROW], "2025": [HEADER, ROW]},
        {"2024": [["а", "б"], ["1", "2"]], "2025": [["а", "б"], ["1", "2"]]},
    ],
)
def test_where_it_is_not_plain_the_sheet_is_asked_for(
    tmp_path: Path, sheets: dict[str, list[list[object]]]
) -> None:
    with pytest.raises(DataRefused, match=r"2024, 2025.*--sheet"):
        read(tmp_path, sheets)
    assert read_here(tmp_path / "in.xlsx", tmp_path, sheet="2025").sheet == "2025"
    with pytest.raises(DataRefused, match="no sheet “2026”"):
        read_here(tmp_path / "in.xlsx", tmp_path, sheet="2026")


def test_a_hidden_sheet_is_never_read_unless_it_is_named(tmp_path: Path) -> None:
    hidden = {".Дела": [HEADER, ROW], "Титул": [["Отчёт"]], "Ещё": [["Титул"]]}
    with pytest.raises(DataRefused, match=r"Hidden sheets of in\.xlsx.*Дела"):
        read(tmp_path, hidden)
    assert read_here(tmp_path / "in.xlsx", tmp_path, sheet="дела").sheet == "Дела"


def test_formulas_without_a_result_and_errors_are_told_cell_by_cell(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["1", "2025-10-01", "47", "УК 115"])
        sheet.write_row(2, 0, ["2", "2025-10-01", "47"])
        sheet.write_formula(1, 2, "=A1", None, "47")
        sheet.write_formula(2, 3, "=A9", None, "")
        sheet.write_formula(3, 0, "=NA()", None, "#N/A")
    found = read_here(path, tmp_path)
    assert found.flaws.rows() == [(3, 3, "formula_uncalculated", ""), (4, 0, "cell_error", "#N/A")]
    assert [row[0] for row in rows(found)] == [2, 3, 4]


def test_a_workbook_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="no sheet with rows"):
        read(tmp_path, {"A": []})

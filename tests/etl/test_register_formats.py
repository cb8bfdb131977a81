"""What a register's file may look like, from its bytes to the report."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from contracts import CASE
from etl import publish
from etl.errors import DataRefused
from etl.load import check, load
from etl.load_report import LoadReport
from etl.settings import Settings

pytestmark = pytest.mark.usefixtures("without_child")
Register = Callable[..., LoadReport]

HEADER = "case_id;registered_on;region;article;contacts_count\n"
DRAWN = date(2026, 9, 30)


def codes(report: LoadReport) -> list[tuple[int, str]]:
    return report.problems.select("line", "check_code").rows()


def notes(report: LoadReport) -> str:
    return " ".join(str(note) for note in report.notes)


def test_titles_totals_and_repeated_headers_are_no_cases(register: Register) -> None:
    rows = "1;01.10.2025;47;УК 115;\n"
    text = "Сведения за 2025 год;;;;\n\n" + HEADER + rows + "Итого;;;;1\n" + HEADER
    report = register(text + "2;02.10.2025;47;УК 115;\nБарлығы;;;;2\n")
    assert (report.rows_read, report.rows_loaded, report.rows_skipped) == (5, 2, 3)
    assert codes(report) == [(5, "total_row"), (6, "header_again"), (8, "total_row")]
    assert report.header_line == 3
    assert "header was found in line 3" in notes(report)


def test_thousands_may_be_parted_by_any_space(register: Register, settings: Settings) -> None:
    spaces = "\u00a0\u202f\u2009 "
    rows = [f"{n};01.10.2025;47;УК 115;1{sp}234\n" for n, sp in enumerate(spaces)]
    register(HEADER + "".join(rows), load_it=True)
    counts = publish.table(CASE, settings=settings)["contacts_count"]
    assert counts.to_list() == [1234] * 4


def test_a_column_of_day_numbers_is_read_as_days(register: Register, settings: Settings) -> None:
    text = HEADER + "1;45931;47;УК 115;\n2;45932,5;47;УК 115;\n"
    report = register(text, load_it=True)
    assert "Column registered_on: every value is a day number" in notes(report)
    days = publish.table(CASE, settings=settings).sort("case_id")["registered_on"]
    assert days.to_list() == [date(2025, 10, 1), date(2025, 10, 2)]


def test_a_day_number_among_dates_is_explained(register: Register) -> None:
    report = register(HEADER + "1;01.10.2025;47;УК 115;\n2;45932;47;УК 115;\n")
    assert codes(report) == [(3, "date_serial")]
    assert report.problems["expected"].to_list() == ["2025-10-02"]


@pytest.mark.parametrize("text", ["01.10.25", "1/10/25", "1-10-25", "01.10.25 12:00"])
def test_a_year_of_two_digits_is_not_guessed(register: Register, text: str) -> None:
    assert codes(register(HEADER + f"1;{text};47;УК 115;\n")) == [(2, "date_short_year")]


def test_what_cannot_be_read_costs_its_row_and_is_not_shown(register: Register) -> None:
    text = (HEADER + "1;01.10.2025;47;УК 115;\n2;01.10.2025;47;УК 115;\n").encode()
    report = register(text.replace(b"2;01", b"Ivan\xff;01"))
    assert codes(report) == [(3, "text_unreadable")]
    assert report.problems["value"].to_list() == [None]
    assert report.rows_loaded == 1


def test_invisible_signs_are_left_out_and_said(register: Register, settings: Settings) -> None:
    text = HEADER.replace("region", "re\u200bgion") + "A\u202e\u200d1;01.10.2025;\u206647;УК 115;\n"
    report = register(text, load_it=True)
    assert publish.table(CASE, settings=settings)["case_id"].to_list() == ["A1"]
    assert "invisible signs" in notes(report)


def workbook(path: Path, *, uncalculated: str = "", in_1904: bool = False) -> Path:
    with xlsxwriter.Workbook(path, {"date_1904": in_1904}) as book:
        sheet = book.add_worksheet("Дела")
        sheet.merge_range(0, 0, 0, 4, "Сведения о делах")
        sheet.write_row(1, 0, HEADER.strip().split(";"))
        day = (date(2025, 10, 1) - (date(1904, 1, 1) if in_1904 else date(1899, 12, 30))).days
        for row in (2, 3):
            sheet.write_row(row, 0, [str(row), day, "47", "УК 115", 5.0])
        if uncalculated:
            sheet.write_formula(uncalculated, "=1+1", None, "")
        sheet.write_string(4, 0, "Итого")
        sheet.write_formula(4, 4, "=SUM(E3:E4)", None, "")
    return path


@pytest.mark.parametrize("in_1904", [False, True])
def test_a_workbook_is_loaded_like_a_text(
    tmp_path: Path, settings: Settings, in_1904: bool
) -> None:
    path = workbook(tmp_path / "in.xlsx", in_1904=in_1904)
    report = load(path, kind="case", dataset="x", settings=settings, extract_date=DRAWN)
    assert (report.rows_read, report.rows_loaded, report.rows_skipped) == (3, 2, 1)
    assert (report.sheet, report.header_line, report.encoding) == ("Дела", 2, "XLSX")
    cases = publish.table(CASE, settings=settings)
    assert cases["registered_on"].to_list() == [date(2025, 10, 1)] * 2
    assert cases["contacts_count"].to_list() == [5, 5]


def test_only_cells_that_are_read_need_a_value(tmp_path: Path, settings: Settings) -> None:
    path = workbook(tmp_path / "in.xlsx", uncalculated="E4")
    report = check(path, kind="case", dataset="x", settings=settings, extract_date=DRAWN)
    found = report.problems.select("line", "check_code", "column_name").rows()
    assert found == [(4, "formula_uncalculated", "contacts_count"), (5, "total_row", "case_id")]
    assert (report.rows_loaded, report.rows_rejected, report.rows_skipped) == (1, 1, 1)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0rest", "an old Excel workbook"),
        ("a.pdf", b"%PDF-1.7", "a PDF document"),
        ("a.csv", b"\x89PNG\r\n", "a picture"),
        ("a.gz", b"\x1f\x8b\x08", "an archive"),
    ],
)
def test_other_kinds_are_refused_with_what_to_save_as(
    tmp_path: Path, settings: Settings, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataRefused) as refusal:
        check(tmp_path / name, kind="case", dataset="x", settings=settings, extract_date=DRAWN)
    assert words in str(refusal.value)
    assert "save the table as “CSV UTF-8” or “Excel Workbook (.xlsx)”" in str(refusal.value)


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (["word/document.xml", "[Content_Types].xml"], "a text document"),
        (["mimetype", "content.xml"], "an OpenDocument file"),
        (["xl/workbook.bin", "[Content_Types].xml"], "a binary Excel file"),
        (["cases.csv"], "an archive"),
    ],
)
def test_packages_that_are_no_workbook_are_refused(
    tmp_path: Path, settings: Settings, members: list[str], words: str
) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    with pytest.raises(DataRefused) as refusal:
        check(path, kind="case", dataset="x", settings=settings, extract_date=DRAWN)
    assert words in str(refusal.value)
    assert ".xlsx" in str(refusal.value)


def test_a_cell_of_a_workbook_has_the_day_that_is_shown(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER.strip().split(";"))
        day = datetime(2025, 10, 1, 23, 59)  # noqa: DTZ001 - a cell has no time zone
        sheet.write_row(1, 0, ["1", day, "47", "УК 115"])
    report = load(path, kind="case", dataset="x", settings=settings, extract_date=DRAWN)
    assert report.problems.is_empty()
    days = publish.table(CASE, settings=settings).select(pl.col("registered_on"))
    assert days.item() == date(2025, 10, 1)

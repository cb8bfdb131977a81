"""Files that an office or an attacker may send: each ends in rows that add up, or in a sentence."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from etl.errors import DataRefused
from etl.load import check
from etl.load_report import LoadReport, describe_problem
from etl.settings import Settings
from words import LANGUAGES, language

HEADER = "case_id,registered_on,region,article"
ROW = "1,2025-10-01,47,УК 115"
DRAWN = date(2026, 9, 30)

#: A text, then rows loaded, skipped and rejected, and the checks that speak of them.
Expected = tuple[int, int, int, set[str]]
TEXTS: dict[str, tuple[str | bytes, Expected]] = {
    "29 February of no leap year": (
        f"{HEADER}\n1,29.02.2025,47,УК 115\n2,29.02.2024,47,УК 115\n",
        (1, 0, 1, {"date_impossible"}),
    ),
    "a header in the middle": (
        f"{HEADER}\n{ROW}\n{HEADER}\n2,2025-10-02,47,УК 115\n",
        (2, 1, 0, {"header_again"}),
    ),
    "a row of totals": (f"{HEADER}\n{ROW}\nИтого,,,\n", (1, 1, 0, {"total_row"})),
    "a region that is the label of a sum": (
        f"{HEADER}\n1,2025-10-01,0,УК 115\n",
        (0, 0, 1, {"region_unknown"}),
    ),
    "BOM and sep=": (
        "\ufeffsep=;\r\n" + f"{HEADER}\r\n{ROW}\r\n".replace(",", ";"),
        (1, 0, 0, set()),
    ),
    "decimal commas and spaces": (
        f"{HEADER},contacts_count\n".replace(",", ";") + "1;01.10.2025;47;УК 115;1 234,0\n",
        (1, 0, 0, set()),
    ),
    "a number that is none": (
        f"{HEADER},contacts_count\n{ROW},1e309\n2{ROW[1:]},-5\n",
        (0, 0, 2, {"number_unreadable"}),
    ),
    "one row ragged": (f"{HEADER}\n{ROW},,x,y\n2{ROW[1:]}\n", (1, 0, 1, {"row_width"})),
    "one row short": (f"{HEADER}\n1,2025-10-01\n2{ROW[1:]}\n", (1, 0, 1, {"row_width"})),
    "a line end in a cell": (f'{HEADER}\n"1\n2",2025-10-01,47,УК 115\n', (1, 0, 0, set())),
    "one key, two contents": (
        f"{HEADER}\n{ROW}\n1,2025-10-02,47,УК 115\n",
        (0, 0, 2, {"duplicate_conflict"}),
    ),
    "one key, one content": (f"{HEADER}\n{ROW}\n{ROW}\n", (1, 1, 0, {"duplicate_row"})),
    "one key, two people": (
        f"{HEADER},suspect_id\n{ROW},ann\n{ROW},bob\n",
        (0, 0, 2, {"duplicate_conflict"}),
    ),
    "a formula for a key": (f"{HEADER}\n=1+1{ROW[1:]}\n", (0, 0, 1, {"formula_text"})),
    "markup for a key": (f"{HEADER}\n<script>alert(1)</script>{ROW[1:]}\n", (1, 0, 0, set())),
    "SQL for a key": (f"{HEADER}\n1'; DROP TABLE upload; --{ROW[1:]}\n", (1, 0, 0, set())),
    "a path for a key": (f"{HEADER}\n../../etc/passwd{ROW[1:]}\n", (1, 0, 0, set())),
    "an IIN for a key": (f"{HEADER}\n900101300017{ROW[1:]}\n", (0, 0, 1, {"personal_data"})),
    "CR alone": (f"{HEADER}\r{ROW}\r2{ROW[1:]}\r", (2, 0, 0, set())),
}
SENTENCES: dict[str, tuple[str | bytes, str]] = {
    "a quote unclosed at the end": (f'{HEADER}\n{ROW}\n2,"2025-10-01,47,УК 115\n', "never closed"),
    "a hundred thousand columns": (",".join(f"c{n}" for n in range(100_000)) + "\n", "in."),
    "zero bytes": (f"{HEADER}\n\0{ROW}\n", "zero bytes"),
    "a header and nothing else": (f"{HEADER}\n", "no rows below it"),
    "nothing": ("", "is empty"),
    "a web page": ("<html><table></table></html>", "a web page"),
    "a PDF": (b"%PDF-1.7 ...", "a PDF document"),
    "columns of something else": ("a,b\n1,2\n", "case_id"),
}


def checked(path: Path, settings: Settings) -> LoadReport:
    return check(path, kind="case", dataset="x", settings=settings, extract_date=DRAWN)


def assert_said(report: LoadReport, expected: Expected) -> None:
    loaded, skipped, rejected, codes = expected
    found = (report.rows_loaded, report.rows_skipped, report.rows_rejected)
    assert found == (loaded, skipped, rejected)
    assert report.rows_read == sum(found)
    wrong = report.problems.filter(report.problems["severity"] != "warning")
    assert set(wrong["check_code"]) == codes or codes <= set(wrong["check_code"])
    for row in report.problems.iter_rows(named=True):
        said = {describe_problem(row).text(language(code)) for code in LANGUAGES}
        assert len(said) == len(LANGUAGES)


def written(folder: Path, content: str | bytes, name: str = "in.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.usefixtures("without_child")
@pytest.mark.parametrize("name", TEXTS)
def test_rows_add_up_and_what_is_wrong_is_said(
    tmp_path: Path, settings: Settings, name: str
) -> None:
    content, expected = TEXTS[name]
    assert_said(checked(written(tmp_path, content), settings), expected)


@pytest.mark.parametrize("name", SENTENCES)
def test_what_cannot_be_read_is_refused_in_three_languages(
    tmp_path: Path, settings: Settings, name: str
) -> None:
    content, words = SENTENCES[name]
    with pytest.raises(DataRefused) as refused:
        checked(written(tmp_path, content), settings)
    said = [refused.value.text(language(code)) for code in LANGUAGES]
    assert words in said[LANGUAGES.index("en")]
    assert len(set(said)) == len(LANGUAGES)


def test_a_cell_of_50_megabytes_costs_its_row_alone(tmp_path: Path, settings: Settings) -> None:
    content = f'{HEADER}\n"{"x" * 50_000_000}"{ROW[1:]}\n2{ROW[1:]}\n'
    report = checked(written(tmp_path, content), settings)
    assert report.rows_read == report.rows_loaded + report.rows_rejected == 2
    assert report.rows_rejected >= 1


def book(fill: Callable[[xlsxwriter.Workbook], None], **options: object) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **options}) as made:
        fill(made)
    return file.getvalue()


def table(
    made: xlsxwriter.Workbook, *rows: list[object], tab: str = "A"
) -> xlsxwriter.worksheet.Worksheet:
    sheet = made.add_worksheet(tab)
    for number, row in enumerate([HEADER.split(","), *rows]):
        sheet.write_row(number, 0, row)
    return sheet


def in_1904(made: xlsxwriter.Workbook) -> None:
    """1 October 2025 as a day number counted from 1904."""
    table(made, ["1", (date(2025, 10, 1) - date(1904, 1, 1)).days, "47", "УК 115"])


def hidden_first(made: xlsxwriter.Workbook) -> None:
    sheet = table(made, ["old", "2020-01-01", "47", "УК 115"], tab="Hidden")
    table(made, ["1", "2025-10-01", "47", "УК 115"], tab="Shown").activate()
    sheet.hide()


def uncalculated(made: xlsxwriter.Workbook) -> None:
    sheet = table(made, ["1", "", "47", "УК 115"])
    sheet.write_formula(1, 1, "=TODAY()", None, "")


BOOKS: dict[str, tuple[Callable[[], bytes], Expected]] = {
    "days counted from 1904": (lambda: book(in_1904, date_1904=True), (1, 0, 0, set())),
    "a hidden first sheet": (lambda: book(hidden_first), (1, 0, 0, set())),
    "a formula without its value": (
        lambda: book(uncalculated),
        (0, 0, 1, {"formula_uncalculated"}),
    ),
}


@pytest.mark.usefixtures("without_child")
@pytest.mark.parametrize("name", BOOKS)
def test_workbooks_add_up(tmp_path: Path, settings: Settings, name: str) -> None:
    make, expected = BOOKS[name]
    assert_said(checked(written(tmp_path, make(), "in.xlsx"), settings), expected)


def test_a_package_with_a_way_out_of_its_folder_writes_nothing(
    tmp_path: Path, settings: Settings
) -> None:
    content = BytesIO(book(in_1904))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("../../outside.txt", "x")
    report = checked(written(tmp_path, content.getvalue(), "in.xlsx"), settings)
    assert report.rows_loaded == 1
    assert not list(tmp_path.parent.parent.rglob("outside.txt"))

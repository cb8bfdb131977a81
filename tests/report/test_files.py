"""Tables as files: values as data, notes above them, nothing that a spreadsheet would run."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from report.files import csv_file, xlsx_file

BOM = b"\xef\xbb\xbf"
NOTES = ["Cases as stated, by region", 'Register "Mangystau"', "two\nlines"]


def rows(file: bytes) -> list[list[str]]:
    """The rows under the notes, as a program reads them."""
    text = file.decode("utf-8-sig")
    while text.startswith("# "):
        text = text.partition("\r\n")[2]
    return list(csv.reader(io.StringIO(text, newline="")))


def test_file_says_its_encoding_then_its_notes_then_its_header() -> None:
    file = csv_file(pl.DataFrame({"region_code": ["47"], "count": [3]}), notes=NOTES)
    assert file.startswith(BOM)
    assert file.removeprefix(BOM).decode().split("\r\n") == [
        "# Cases as stated, by region",
        '# Register "Mangystau"',
        "# two lines",
        "region_code,count",
        "47,3",
        "",
    ]


def test_values_are_data_not_print() -> None:
    """Codes, full precision, ISO dates, empty cells for what is missing, lists with semicolons."""
    frame = pl.DataFrame(
        {
            "share": [1 / 3],
            "days": [-4],
            "low": [float("inf")],
            "month": [date(2026, 2, 1)],
            "loaded_at": [datetime(2026, 2, 3, 4, 5, tzinfo=UTC)],
            "conduct_forms": [["calls", "threats"]],
            "nothing": [None],
            "is_principal": [True],
            "place": ['Aktau, "Munaily"'],
        }
    )
    assert rows(csv_file(frame, notes=[]))[1] == [
        "0.3333333333333333",
        "-4",
        "inf",
        "2026-02-01",
        "2026-02-03 04:05:00+00:00",
        "calls;threats",
        "",
        "True",
        'Aktau, "Munaily"',
    ]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+7 701 000 00 00", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "=HYPERLINK(\"x\")",
     "# a note"],
)  # fmt: skip
def test_text_that_a_spreadsheet_would_run_is_put_behind_an_apostrophe(text: str) -> None:
    frame = pl.DataFrame({"a": [text], "b": [[text, "x"]], "c": ["x" + text]})
    assert rows(csv_file(frame, notes=[]))[1] == [f"'{text}", f"'{text};x", "x" + text]


@pytest.mark.parametrize("number", [-1, -0.5, 0, 12, 1e-9])
def test_numbers_stay_numbers(number: float) -> None:
    file = csv_file(pl.DataFrame({"value": [number]}), notes=[])
    assert float(rows(file)[1][0]) == number


def test_missing_member_of_a_list_is_empty() -> None:
    assert rows(csv_file(pl.DataFrame({"a": [["x", None]]}), notes=[]))[1] == ["x;"]


def test_frame_without_rows_is_a_header() -> None:
    file = csv_file(pl.DataFrame(schema={"a": pl.Int64, "b": pl.String}), notes=["n"])
    assert file == BOM + b"# n\r\na,b\r\n"


def test_polars_reads_back_what_was_written() -> None:
    frame = pl.DataFrame(
        {
            "region_code": ["10", "47", None],
            "name": ["Абай облысы", "Маңғыстау, Ақтау", 'a "b"'],
            "count": [0, None, -3],
            "rate": [0.1 + 0.2, None, 1e300],
        }
    )
    file = csv_file(frame, notes=NOTES)
    back = pl.read_csv(file, comment_prefix="#", schema=frame.schema)
    assert back.equals(frame)


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n", exclude_categories=["Cs", "Cc"]),
    max_size=12,
)


@given(st.lists(st.tuples(cells, st.integers(-(2**62), 2**62)), max_size=8), st.lists(cells))
def test_any_table_survives_with_any_notes(table: list[tuple[str, int]], notes: list[str]) -> None:
    schema = {"text": pl.String, "count": pl.Int64}
    frame = pl.DataFrame(table, schema=schema, orient="row")
    back = pl.read_csv(csv_file(frame, notes=notes), comment_prefix="#", schema=schema)
    assert back["count"].to_list() == frame["count"].to_list()
    # A program cannot tell an empty text from a missing one in CSV.
    assert [plain(t) for t in back["text"]] == [plain(t) for t in frame["text"]]


def plain(text: str | None) -> str:
    return (text or "").removeprefix("'")


@given(st.text(max_size=20))
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = rows(csv_file(pl.DataFrame({"a": ["x"], "b": [text]}), notes=[]))[1][1]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def sheets(file: bytes) -> dict[str, list[list[object]]]:
    """The cells of every sheet, as a spreadsheet program reads them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_workbook_holds_values_with_their_types_and_the_notes_beside() -> None:
    table = pl.DataFrame(
        {
            "region_code": ["47", None],
            "count": [3, None],
            "month": [date(2026, 1, 1), None],
            "is_new": [True, False],
            "forms": [["calls", "gifts"], None],
        }
    )
    assert sheets(xlsx_file(table, notes=NOTES)) == {
        "table": [
            ["region_code", "count", "month", "is_new", "forms"],
            ["47", 3.0, date(2026, 1, 1), True, "calls;gifts"],
            ["", "", "", False, ""],
        ],
        "notes": [["Cases as stated, by region"], ['Register "Mangystau"'], ["two lines"]],
    }


@pytest.mark.parametrize("text", ["=1+1", "+7", "-3", "@SUM(A1)", "{=1}", "https://a.example/"])
def test_workbook_runs_and_links_nothing(text: str) -> None:
    file = xlsx_file(pl.DataFrame({text: [text]}), notes=[text])
    assert sheets(file) == {"table": [[text], [text]], "notes": [[text]]}
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        cells = b"".join(parts.read(name) for name in parts.namelist() if "sheet" in name)
    assert b"<f>" not in cells
    assert b"hyperlink" not in cells


def test_workbook_of_no_rows_has_its_header_and_is_the_same_each_time() -> None:
    empty = pl.DataFrame(schema={"a": pl.String})
    assert sheets(xlsx_file(empty, notes=[])) == {"table": [["a"]], "notes": []}
    assert xlsx_file(empty, notes=[]) == xlsx_file(empty, notes=[])


@pytest.mark.parametrize("text", ["=1+1", "+7", "-3", "@SUM(A1)", "\tx"])
def test_notes_of_a_file_run_nothing_either(text: str) -> None:
    """A register may be called anything; its name stands in the notes."""
    table = pl.DataFrame({"a": [1]})
    line = csv_file(table, notes=[text]).decode("utf-8-sig").split("\r\n")[0]
    assert line.startswith("# ")
    assert sheets(xlsx_file(table, notes=[text]))["notes"] == [[text.strip()]]
    with zipfile.ZipFile(io.BytesIO(xlsx_file(table, notes=[text]))) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]

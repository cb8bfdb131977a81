"""Files that were made to harm: each is refused in words or its rows add up, in good time."""

import random
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import orjson
import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from etl.errors import DataRefused
from etl.load import check
from etl.load_report import LoadReport, describe_problem
from etl.readers import table_child
from etl.reading import ENCODINGS, Reading
from etl.settings import Settings
from tests.etl.fuzzing import examples
from words import LANGUAGES, language

HEADER = "case_id,registered_on,region,article"
ROW = "1,2025-10-01,47,УК 115"
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
DRAWN = date(2026, 9, 30)
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'


def checked(path: Path, settings: Settings, **said: str | None) -> LoadReport | str:
    """Return the report, whose rows add up, or the refusal in words; anything else fails."""
    try:
        report = check(
            path,
            kind="case",
            dataset="x",
            settings=settings,
            extract_date=DRAWN,
            reading=Reading(**said),
        )
    except DataRefused as refused:
        return " ".join(refused.text(language(code)) for code in LANGUAGES)
    assert report.rows_read == report.rows_loaded + report.rows_skipped + report.rows_rejected
    for row in report.problems.head(5).iter_rows(named=True):
        assert str(describe_problem(row))
    return report


def workbook(change: Callable[[str, bytes], bytes] = lambda _, content: content) -> bytes:
    """Return a sound workbook with some of its parts changed."""
    sound, changed = BytesIO(), BytesIO()
    with xlsxwriter.Workbook(sound, {"in_memory": True}) as book:
        made = datetime(2026, 1, 1, tzinfo=UTC)  # the same bytes at any second
        book.set_properties({"created": made})
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, HEADER.split(","))
        sheet.write_row(1, 0, ROW.split(","))
    with zipfile.ZipFile(sound) as parts, zipfile.ZipFile(changed, "w", 8) as archive:
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name), change(name, parts.read(name)), 8)
    return changed.getvalue()


def declared(content: bytes) -> bytes:
    return content.replace(b"?>", b"?>" + ENTITIES, 1)


TEXTS = {
    "a million quotes": f"{HEADER}\n" + '"' * 1_000_000,
    "nothing but quotes": '"' * 1_000_000,
    "an unclosed quote": f'{HEADER}\n1,"{ROW}\n' + f"{ROW}\n" * 1000,
    "one endless line": f"{HEADER}\n" + "x" * 20_000_000,
    "an endless header": "x," * 5_000_000,
    "a million delimiters": f"{HEADER}\n" + "," * 1_000_000,
    "a million line ends": f"{HEADER}\n" + "\n" * 1_000_000,
    "zero bytes": f"{HEADER}\n1,\0,47,x\n",
    "marks of direction": f"\u202e{HEADER}\n\u2066{ROW}\u202d\n",
    "a mark in the middle": f"{HEADER}\n{ROW}\n\ufeff{ROW}\n",
    "mixed line ends": f"{HEADER}\n{ROW}\r{ROW}\r\n{ROW}\n\r{ROW}",
    "formulas": f'{HEADER}\n=1+1,@x,-y,+z\n"=HYPERLINK(""http://x"")",2025-10-01,47,УК 115\n',
}


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_texts(tmp_path: Path, settings: Settings, name: str) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(TEXTS[name].encode())
    found = checked(path, settings)
    if name in {"marks of direction", "a mark in the middle", "mixed line ends"}:
        assert isinstance(found, LoadReport)
        assert (found.rows_rejected, found.rows_loaded) == (0, 1)
    elif isinstance(found, LoadReport):
        assert found.rows_loaded == 0


def test_mixed_encodings_cost_only_what_cannot_be_read(tmp_path: Path, settings: Settings) -> None:
    rows = [f"{n},2025-10-01,Астана,УК 115\n" for n in range(20)]
    path = tmp_path / "in.csv"
    path.write_bytes((HEADER + "\n" + "".join(rows[:-1])).encode() + rows[-1].encode("cp1251"))
    found = checked(path, settings)
    assert isinstance(found, LoadReport)
    assert (found.encoding, found.rows_loaded, found.rows_rejected) == ("UTF-8", 19, 1)


WORKBOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (
        lambda: workbook(lambda n, c: c + b" " * (300 << 20) if n == SHEET else c),
        "unpacks to more than",
    ),
    "entities": (
        lambda: workbook(lambda n, c: declared(c) if n == SHEET else c),
        "declarations of its own",
    ),
    "entities in UTF-16": (
        lambda: workbook(lambda n, c: declared(c).decode().encode("utf-16") if n == BOOK else c),
        "declarations of its own",
    ),
    "no end": (lambda: workbook()[:-200], "not a whole XLSX workbook"),
    "no package": (lambda: b"PK\x03\x04" + random.Random(1).randbytes(5000), "XLSX workbook"),  # noqa: S311 - no secret
    "no sheet": (
        lambda: workbook(lambda n, c: b"<x/>" if n == SHEET else c),
        "in.xlsx",
    ),
    "endless elements": (
        lambda: workbook(
            lambda n, c: c.replace(b"<sheetData>", b"<a>" * 200_000) if n == SHEET else c
        ),
        "in.xlsx",
    ),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_hostile_workbooks(tmp_path: Path, settings: Settings, name: str) -> None:
    make, words = WORKBOOKS[name]
    path = tmp_path / "in.xlsx"
    path.write_bytes(make())
    found = checked(path, settings)
    assert isinstance(found, str)
    assert words in found


def test_a_cell_at_the_end_of_the_world_is_left_out(tmp_path: Path, settings: Settings) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = tmp_path / "in.xlsx"
    path.write_bytes(workbook(lambda n, c: c.replace(b"</sheetData>", far) if n == SHEET else c))
    found = checked(path, settings)
    assert isinstance(found, LoadReport)
    assert found.rows_loaded == 1
    assert "A!XFD1048576" in str(found.notes[0])


SIGNS = st.sampled_from([*'",;\t\n\r|=#\0\ufeff\u202e\ufffd0123456789.абқUK-', "\r\n", ROW, HEADER])
TEXT = st.lists(SIGNS, max_size=60).map("".join)
QUIET = hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=examples(25),
    deadline=20_000,  # milliseconds: a hang, not a slow machine
)


@pytest.mark.usefixtures("without_child")
@QUIET
@given(content=st.binary(max_size=400), encoding=st.none() | st.sampled_from(ENCODINGS))
def test_any_bytes_are_refused_or_add_up(
    tmp_path: Path, settings: Settings, content: bytes, encoding: str | None
) -> None:
    path = tmp_path / "in"
    path.write_bytes(content)
    checked(path, settings, encoding=encoding)


@hypothesis_settings(QUIET, max_examples=examples(300))
@given(content=st.binary(max_size=400) | TEXT.map(str.encode))
def test_any_bytes_are_refused_or_read_by_the_reader(tmp_path: Path, content: bytes) -> None:
    """Many more than the checks can be given in the time."""
    path = tmp_path / "in"
    path.write_bytes(content)
    options = {"known": [], "needed": [], "encoding": None, "sheet": None, "whole": True}
    (tmp_path / table_child.OPTIONS).write_bytes(orjson.dumps(options))
    try:
        found = table_child.read(path, "in", tmp_path)
    except DataRefused as refused:
        said = [refused.text(language(code)) for code in LANGUAGES]
        found = None
    if found is None:
        assert all(said)
    else:
        assert pl.read_parquet(tmp_path / "rows.parquet").height == found["rows"]


@pytest.mark.usefixtures("without_child")
@QUIET
@given(text=TEXT, codec=st.sampled_from(["utf-8", "cp1251", "kz1048", "utf-16", "utf-16-be"]))
def test_any_text_below_a_header_is_refused_or_adds_up(
    tmp_path: Path, settings: Settings, text: str, codec: str
) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(f"{HEADER}\n{ROW}\n{text}".encode(codec, "ignore"))
    checked(path, settings)


CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(
        [*ROW.split(","), *HEADER.split(","), "Итого", "=A1", "45931", "\ufeff", "#N/A"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
)


@pytest.mark.usefixtures("without_child")
@QUIET
@given(
    rows=st.lists(st.lists(CELL, max_size=6), max_size=6),
    sheets=st.integers(1, 2),
    formulas=st.booleans(),
)
def test_any_workbook_is_refused_or_adds_up(
    tmp_path: Path, settings: Settings, rows: list[list[object]], sheets: int, formulas: bool
) -> None:
    path = tmp_path / "in.xlsx"
    options = {"strings_to_formulas": formulas, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        for _ in range(sheets):
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, HEADER.split(","))
            for number, row in enumerate(rows, start=1):
                sheet.write_row(number, 0, row)
    checked(path, settings)
    checked(path, settings, sheet="Sheet1")


@pytest.mark.usefixtures("without_child")
@QUIET
@given(data=st.data())
def test_a_workbook_with_damaged_bytes_is_refused_or_adds_up(
    tmp_path: Path, settings: Settings, data: st.DataObject
) -> None:
    content = bytearray(workbook(_damage(data)))
    for _ in range(data.draw(st.integers(0, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "in.xlsx"
    path.write_bytes(content)
    checked(path, settings)


def _damage(data: st.DataObject) -> Callable[[str, bytes], bytes]:
    """Return what overwrites a few bytes inside the parts that are read."""

    def change(name: str, content: bytes) -> bytes:
        if name not in {SHEET, BOOK, "xl/sharedStrings.xml"}:
            return content
        damaged = bytearray(content)
        for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=3)):
            damaged[place] = data.draw(st.integers(0, 255))
        return bytes(damaged)

    return change

"""Workbooks that nobody vouches for: read within limits, or refused with what to do."""

import io
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.errors import DataRefused
from etl.form_1m.frames import read_form
from etl.form_1m.place import Stated
from etl.readers import package
from etl.readers.workbook import read_workbook
from tests.etl.fuzzing import examples
from words import language

STATED = Stated(region="47", period_to=date(2022, 12, 31))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small workbook as a spreadsheet program writes it."""
    path = tmp_path_factory.mktemp("sound") / "sound.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("R1")
    sheet.write_row(0, 0, ["Раздел 1"])
    sheet.write_row(1, 0, ["Наименование", "Код", "всего", "женщин"])
    sheet.write_row(2, 0, ["А", "Б", 1, 2])
    sheet.write_row(3, 0, ["Угроза (ст.115)", 1, 5, 3])
    book.close()
    return path.read_bytes()


Change = Callable[[str, bytes], bytes]


def changed(content: bytes, change: Change, extra: dict[str, bytes] | None = None) -> bytes:
    """Rewrite the parts of a workbook, and add others."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (extra or {}).items():
            new.writestr(name, part)
    return out.getvalue()


def in_sheet(old: bytes, new: bytes) -> Change:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(old, new) if name.startswith("xl/worksheets/") else part

    return change


def refusal(path: Path) -> str:
    with pytest.raises(DataRefused) as refused, tempfile.TemporaryDirectory() as folder:
        read_form(path, folder=Path(folder), stated=STATED)
    for code in ("kk", "ru"):
        assert refused.value.text(language(code))
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Excel file"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "is a picture"),
        (b"Rar!\x1a\x07" + bytes(20), "is an archive"),
        (b"<html><table><tr><td>1</td></tr></table>", "is a web page"),
        ("Показатель;1;2\n".encode("cp1251"), "is a text file"),
        (bytes(range(256)) * 4, "not a whole XLSX workbook"),
        (b"PK\x03\x04" + bytes(100), "not a whole XLSX workbook"),
    ],
)
def test_a_wrong_file_is_refused_with_what_to_save_as(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    text = refusal(path)
    assert said in text
    assert "xlsx" in text.lower()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}, "OpenDocument"),
        ({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}, "text document"),
        ({"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}, "presentation"),
        ({"xl/workbook.bin": b"x"}, "binary Excel"),
        ({"report.pdf": b"%PDF"}, "an archive"),
    ],
)
def test_other_packages_are_named(tmp_path: Path, parts: dict[str, bytes], said: str) -> None:
    path = tmp_path / "form.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert said in refusal(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "bomb.xlsx"
    zeros = bytes(package.MAX_UNPACKED_BYTES + 1)
    path.write_bytes(changed(sound, lambda _, part: part, {"xl/worksheets/sheet2.xml": zeros}))
    assert path.stat().st_size < 1 << 20
    assert "unpacks to more than 256 MB" in refusal(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "docProps/core.xml"])
@pytest.mark.parametrize("encoding", [b"ATF-8", b"utf-7", b"big5"])
def test_xml_in_no_known_encoding_is_refused_or_left_out(
    tmp_path: Path, sound: bytes, part: str, encoding: bytes
) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"UTF-8", encoding, 1) if name == part else content

    path = tmp_path / "form.xlsx"
    path.write_bytes(changed(sound, change))
    with suppress(DataRefused):
        assert read_workbook(path, name="form.xlsx").sheets


def test_xml_with_declarations_is_not_opened(tmp_path: Path, sound: bytes) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

    def change(name: str, part: bytes) -> bytes:
        body = part.partition(b"?>")[2]
        return laughs + body if name == "xl/sharedStrings.xml" else part

    path = tmp_path / "form.xlsx"
    path.write_bytes(changed(sound, change))
    assert "declarations of its own" in refusal(path)


def test_a_cell_in_the_last_corner_is_left_out_and_said_so(tmp_path: Path, sound: bytes) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = tmp_path / "form.xlsx"
    path.write_bytes(changed(sound, in_sheet(b"</sheetData>", far)))
    with tempfile.TemporaryDirectory() as folder:
        form = read_form(path, folder=Path(folder), stated=STATED)
    assert form.cells["value"].to_list() == [5, 3]
    assert "R1!XFD1048576" in form.notes[-1].text(language("en"))


def test_too_many_cells_are_refused(
    tmp_path: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.readers.workbook.MAX_CELLS", 5)
    path = tmp_path / "form.xlsx"
    path.write_bytes(sound)
    with pytest.raises(DataRefused, match="more than 5 cells"):
        read_workbook(path, name="form.xlsx")


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_spoiled_bytes_end_in_a_workbook_or_a_refusal(
    data: st.DataObject, tmp_path: Path, sound: bytes
) -> None:
    spoiled = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 8))):
        spoiled[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(sound)))
    path = tmp_path / "form.xlsx"
    path.write_bytes(bytes(spoiled[:cut] if data.draw(st.booleans()) else spoiled))
    with suppress(DataRefused):
        assert read_workbook(path, name="form.xlsx").sheets is not None


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "was not found" in refusal(tmp_path / "form.xlsx")

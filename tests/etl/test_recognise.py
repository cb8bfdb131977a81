"""A guess at what a file is: right for the files people have, silent about the rest."""

from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from etl.columns import OPTIONAL, REQUIRED
from etl.recognise import recognise, recognise_file, sheets
from report.files import xlsx_file

ROOT = Path(__file__).parent.parent.parent
FIXTURES = ROOT / "tests" / "fixtures" / "official_forms"
CASES = "Номер дела;Дата регистрации;Регион;Статья\n1;01.02.2026;Актау;115-1\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8_r", "utf-16", "utf-16-le"]
)
def test_cases_are_known_by_their_headers_in_any_encoding(encoding: str) -> None:
    assert recognise(CASES.encode(encoding)) == "case"


@pytest.mark.parametrize("kind", ["case", "sanction"])
def test_a_register_is_known_by_our_own_names(kind: str) -> None:
    header = ",".join((*REQUIRED[kind], *OPTIONAL[kind]))
    assert recognise(f"{header}\n".encode()) == kind


def test_titles_above_the_header_do_not_hide_it() -> None:
    assert recognise(("Сведения за 2026 год\n\n" + CASES).encode()) == "case"


@pytest.mark.parametrize("kind", ["case", "sanction"])
def test_a_workbook_is_known_by_its_words(kind: str) -> None:
    table = pl.DataFrame({name: ["x"] for name in (*REQUIRED[kind], *OPTIONAL[kind])})
    assert recognise(xlsx_file(table, notes=[])) == kind


def test_the_form_is_known_by_its_many_articles() -> None:
    rows = pl.DataFrame({"Статья": [f"ст.{number}" for number in range(99, 200)]})
    assert recognise(xlsx_file(rows, notes=[])) == "form-1m"


@pytest.mark.parametrize(
    "name",
    [
        "sng1_mangystau_2022.XLSX",
        "bns_population_bulletin_2023-01-01.xlsx",
        "bns_population_series_2000_2023.xlsx",
    ],
)
def test_other_official_workbooks_go_where_it_is_said_what_they_are(name: str) -> None:
    """The reader of Form 1-M refuses each with a sentence of its own."""
    path = FIXTURES / name
    assert recognise_file(path) == recognise(path.read_bytes()) == "form-1m"


def test_the_sheets_of_a_workbook_are_listed_with_the_hidden_ones(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "two.xlsx")
    for name in ("Дела & <факты>", "Заметки"):
        book.add_worksheet(name)
    book.worksheets()[1].hide()
    book.close()
    assert sheets((tmp_path / "two.xlsx").read_bytes()) == ("Дела & <факты>", "Заметки")
    assert sheets(b"case_id,region\n") == sheets(b"PK\x03\x04") == ()


def test_a_file_that_is_not_there_is_no_kind(tmp_path: Path) -> None:
    assert recognise_file(tmp_path / "nothing.csv") is None


@pytest.mark.parametrize(
    "content",
    [
        b'{"features": [{"attributes": {}}]}',
        b"OBJECTID,CRIME_CODE,DAT_VOZB_STR,CITY_CODE\n1,1151,,\n",
    ],
)
def test_exports_of_the_crime_map_are_known(content: bytes) -> None:
    assert recognise(content) == "crime-map"


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"PK\x03\x04", b"%PDF-1.7", b"\0\0\0"])
def test_of_anything_else_nothing_is_said(content: bytes) -> None:
    assert recognise(content) is None


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    recognise(content)
    recognise(b"PK\x03\x04" + content)

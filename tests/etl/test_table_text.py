"""Untrusted files: every row is read or refused by name, none is lost."""

from pathlib import Path
from shutil import rmtree
from typing import Unpack
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.errors import DataRefused
from etl.readers import plain_rows
from etl.readers.ahead import cutting_ahead
from etl.readers.header import find_header
from etl.readers.rows import write_careful, write_regular
from etl.readers.sniff import scan
from etl.readers.table import TableFile, read_table
from etl.reading import Reading, Said
from tests.etl.fuzzing import examples

KNOWN = frozenset({"a", "b"})
pytestmark = pytest.mark.usefixtures("without_child")


def read(
    tmp_path: Path, content: bytes, **said: Unpack[Said]
) -> tuple[TableFile, list[tuple[object, ...]]]:
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    folder = tmp_path / "out"
    folder.mkdir()
    found = read_table(path, folder=folder, known=KNOWN, reading=Reading(**said))
    return found, pl.read_parquet(found.rows).fill_null("").rows()


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"a,b\n1,2\n3,4\n", [(2, "1", "2"), (3, "3", "4")]),
        (b"a,b\n1,2\n3,4", [(2, "1", "2"), (3, "3", "4")]),
        (b"a;b\r\n1;2\r\n3;4\r\n", [(2, "1", "2"), (3, "3", "4")]),
        (b"a\tb\r1\t2\r3\t4\r", [(2, "1", "2"), (3, "3", "4")]),
        (b"sep=;\r\na;b\r\n1;2,5\r\n", [(3, "1", "2,5")]),
        ("\ufeffa,b\nё,қ\n".encode(), [(2, "ё", "қ")]),
        (b'a,b\n1,"x\ny"\n3,4\n', [(2, "1", "x\ny"), (4, "3", "4")]),
        (b'a,b\n\n1,"say ""hi"""\n\n3,4\n\n', [(3, "1", 'say "hi"'), (5, "3", "4")]),
        (b"a,b\n1,2\r3,4\n", [(2, "1", "2"), (3, "3", "4")]),
        (b"a,b\n=1+1,@x\n", [(2, "=1+1", "@x")]),
        (b"a,b\n", []),
    ],
)
def test_reads_every_cell_with_its_physical_line(
    tmp_path: Path, content: bytes, rows: list[tuple[object, ...]]
) -> None:
    found, read_rows = read(tmp_path, content)
    assert found.header == ("a", "b")
    assert read_rows == rows
    assert found.rows_read == len(rows)


def test_rows_of_another_width_are_set_aside_and_not_dropped(tmp_path: Path) -> None:
    found, rows = read(tmp_path, b'a,b\n1,2\n3\n4,5,6\n7,"8"9\n10,11\n')
    assert rows == [(2, "1", "2"), (6, "10", "11")]
    assert found.misfits.rows() == [(3, 3, 1), (4, 4, 3), (5, 5, -1)]
    assert found.rows_read == 5


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "in.csv is empty"),
        (b"\xef\xbb\xbf \n", "in.csv is empty"),
        (b"PK\x03\x04rest", "is not a whole XLSX workbook"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
        (b"\xff\xd8\xff", "a picture"),
        (b"<html><table><tr>", "a web page"),
        (b"\x1f\x8b\x08", "an archive"),
        (b"a,b\n1,\x002\n", "zero bytes"),
        (b'a,b\n1,2\n3,"4\n5,6\n', "line 3: a quotation mark is opened and never closed"),
        (b'a,b\n1,"' + b"x\n" * 60_000, "line 2: a quotation mark"),
        (b",".join(b"c%d" % n for n in range(1_000_000)), "at most 500 columns"),
        (b",".join(b"c%d" % n for n in range(600)), "at most 500 columns"),
    ],
)
def test_refuses_a_file_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(DataRefused, match=r"in\.csv") as refusal:
        read(tmp_path, content)
    assert words in str(refusal.value)


def test_a_giant_cell_costs_its_own_row_only(tmp_path: Path) -> None:
    found, rows = read(tmp_path, b"a,b\n1," + b"x" * 3_000_000 + b"\n2,3\n")
    assert rows == [(3, "2", "3")]
    assert found.misfits.height == 1


def cut_ahead(path: Path, target: Path) -> int | None:
    with cutting_ahead(path, target, name="in.csv", known=KNOWN) as ahead:
        found = scan(path, "in.csv")
        return ahead.rows(path, find_header(path, "in.csv", KNOWN), found)


CELLS = st.text(st.sampled_from('ab1 é"\n\r,;'), max_size=6)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(150),
    deadline=None,
)
@given(
    rows=st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=6),
    end=st.sampled_from(["\n", "\r\n"]),
    block_bytes=st.integers(1, 40),
)
def test_the_plain_way_finds_what_the_careful_way_finds(
    tmp_path: Path, rows: list[list[str]], end: str, block_bytes: int
) -> None:
    """It may decline; where it does not, both read the same lines and cells, in any blocks."""
    path, plain, slow = (tmp_path / name for name in ("in.csv", "plain", "slow"))
    path.write_text("a,b" + end + end.join(",".join(row) for row in rows), newline="")
    header = find_header(path, "in.csv", KNOWN)
    with patch.object(plain_rows, "BLOCK_BYTES", block_bytes):
        found = cut_ahead(path, plain)
    if found is None:
        assert not plain.exists()
        return
    careful = write_careful(path, slow, header=header, name="in.csv")
    assert (careful.rows, careful.misfits) == (found, [])
    assert pl.read_parquet(plain).fill_null("").rows() == pl.read_parquet(slow).rows()
    rmtree(plain)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"a,b\n1,2\n3,4\n", 2),
        (b"\xef\xbb\xbfa,b\r\n1,2\r\n3,\r\n", 2),
        (b"a,b\n1,2\n3\n", None),
        (b"a,b\n1,2\n3,4,5\n", None),
        (b"a,b\n1,2\n3,4,5\n6\n", None),
        (b"a,b\n1,2\n\n3,4\n", None),
        (b'a,b\n1,"2"\n', None),
        (b"a,b\n1,\xe2\x80\x8b2\n", None),
        (b"a,b\n1," + b"x" * 200_000 + b"\n2,3\n", None),
        (b"a,b\n", None),
    ],
)
def test_only_plain_texts_are_read_the_plain_way(
    tmp_path: Path, content: bytes, rows: int | None
) -> None:
    path, target = tmp_path / "in.csv", tmp_path / "rows"
    path.write_bytes(content)
    assert cut_ahead(path, target) == rows
    assert target.exists() == (rows is not None)


def test_a_text_that_had_to_be_decoded_first_is_cut_the_plain_way_afterwards(
    tmp_path: Path,
) -> None:
    """What was cut of its bytes as they came is no part of the answer."""
    path, text, target = (tmp_path / name for name in ("in.csv", "text.csv", "rows"))
    path.write_bytes(b"a,b\n1,2\n9,9\n")
    text.write_text("a,b\n1,ё\n")
    with cutting_ahead(path, target, name="in.csv", known=KNOWN) as ahead:
        header = find_header(text, "in.csv", KNOWN)
        assert ahead.rows(text, header, scan(text, "in.csv")) == 1
    assert pl.read_parquet(target).rows() == [(2, "1", "ё")]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(150),
    deadline=None,
)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=6))
def test_the_fast_way_finds_what_the_careful_way_finds(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    """The fast way may decline; where it does not, both read the same lines and cells."""
    path, fast, slow = (tmp_path / name for name in ("in.csv", "fast", "slow"))
    path.write_text("a,b\n" + "\n".join(",".join(row) for row in rows), newline="")
    header = find_header(path, "in.csv", KNOWN)
    quick = write_regular(path, fast, header=header, found=scan(path, "in.csv"))
    if quick is None:
        return
    careful = write_careful(path, slow, header=header, name="in.csv")
    assert careful.misfits == []
    assert pl.read_parquet(fast).fill_null("").rows() == pl.read_parquet(slow).rows()

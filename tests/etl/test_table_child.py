"""Tables are parsed in a child process: what it finds comes back, and what ends it is said."""

import os
from pathlib import Path

import polars as pl
import pytest

from etl.errors import DataRefused
from etl.readers import table
from etl.readers.table import read_head, read_table

KNOWN = frozenset({"a", "b"})


def test_rows_and_findings_come_back_from_the_child(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes("Отчёт\nb;a\n1;ё\n2\n".encode("cp1251"))
    found = read_table(path, folder=tmp_path, known=KNOWN, name="sent.csv")
    assert (found.name, found.header, found.header_line) == ("sent.csv", ("b", "a"), 2)
    assert found.encoding == "Windows-1251"
    assert pl.read_parquet(found.rows).rows() == [(3, "1", "ё")]
    assert found.misfits.rows() == [(4, 4, 1)]
    assert found.rows_read == 2
    assert read_head(path, folder=tmp_path, known=KNOWN).header == ("b", "a")


def test_a_child_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "WALL_SECONDS_LEAST", 0)
    path = tmp_path / "in.csv"
    path.write_bytes(b"a,b\n1,2\n")
    with pytest.raises(DataRefused, match="within the limits of memory and time"):
        read_table(path, folder=tmp_path, known=KNOWN)


@pytest.mark.parametrize("name", ["missing.csv", "folder", "x" * 5000, "nul\0.csv"])
def test_what_is_no_readable_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(DataRefused):
        read_table(tmp_path / name, folder=tmp_path, known=KNOWN)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("a,b\n")
    path.chmod(0)
    with pytest.raises(DataRefused, match="no permission"):
        read_table(path, folder=tmp_path, known=KNOWN)

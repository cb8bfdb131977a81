"""Read a table that nobody vouches for, CSV, TSV or XLSX, as text, with the line of every row."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from etl import progress
from etl.readers.limited import read_limited
from etl.readers.table_child import CHILD, OPTIONS
from etl.reading import AS_FOUND, Reading

WALL_SECONDS_LEAST = 120
BYTES_PER_WALL_SECOND = 1 << 20

#: Rows that cannot be cut into the header's columns: first and last line, cells found (-1: none
#: can be told apart).
MISFITS = {"line": pl.Int64, "last_line": pl.Int64, "cells": pl.Int64}
#: Cells of a workbook that have no value: its line, its position from 0, why, and what is there.
FLAWS = {"line": pl.Int64, "position": pl.Int64, "check_code": pl.String, "value": pl.String}


@dataclass(frozen=True, slots=True)
class TableHead:
    """What a table is like, before its rows are looked at.

    Attributes:
        name: What the sender calls it.
        header: The cells of the header row.
        encoding: As found or stated, with or without BOM; ``XLSX`` for a workbook.
        delimiter: As found; "" for a workbook.
        sha256: Hash of the file's bytes.
        sheet: Name of the sheet that was read; None for a text.
        header_line: First line of the header row, from 1.
        titles: Rows above it that are not blank; they were taken for titles.
    """

    name: str
    header: tuple[str, ...]
    encoding: str
    delimiter: str
    sha256: str
    sheet: str | None
    header_line: int
    titles: int


@dataclass(frozen=True, slots=True)
class TableFile(TableHead):
    """A table, read.

    Attributes:
        rows: Parquet file, or pattern for several in the order of their names: ``line`` [physical
            line or row of the sheet on which the row begins, the first being 1] and ``c0``, ``c1``,
            … [text], one per cell of ``header``.
        rows_read: Rows below the header, blank lines left out, misfits included.
        misfits: The rows that are not in ``rows``; see ``MISFITS``.
        flaws: Cells without a value that should have one; see ``FLAWS``.
        starts_in_1904: Whether its serial dates count from 1904.
        stray: Cells of the sheet too far from the table to be part of it; they were left out.
        has_unreadable: Whether U+FFFD stands for what could not be read in the encoding.
        has_invisible: Whether there may be zero-width signs or marks of direction.
    """

    rows: Path
    rows_read: int
    misfits: pl.DataFrame
    flaws: pl.DataFrame
    starts_in_1904: bool
    stray: tuple[str, ...]
    has_unreadable: bool
    has_invisible: bool


def read_table(
    path: Path,
    *,
    folder: Path,
    known: frozenset[str],
    needed: Iterable[Iterable[str]] = (),
    name: str | None = None,
    reading: Reading = AS_FOUND,
) -> TableFile:
    """Read ``path`` in a child process with limits, so that its bytes cannot harm this one.

    Args:
        path: The file.
        folder: An empty folder for the result; the caller removes it.
        known: Headers that would be recognised, as ``headers.header_key`` writes them.
        needed: For each required column the headers that it may have: they settle the sheet.
        name: What the sender calls the file; the path's last part by default.
        reading: The encoding and the sheet, where the caller states them.

    Raises:
        DataRefused: The file cannot be read as a table; says why and what to do.
    """
    progress.tell("reading")
    options = _options(known, needed, reading, whole=True)
    found = _read(path, folder, name, options)
    misfits = pl.DataFrame(found["misfits"], schema=MISFITS, orient="row")
    rows = folder / "rows.parquet"
    return TableFile(
        **_head(found, name or path.name),
        rows=rows / "*" if rows.is_dir() else rows,
        rows_read=found["rows"] + misfits.height,
        misfits=misfits,
        flaws=pl.DataFrame(found.get("flaws", []), schema=FLAWS, orient="row"),
        starts_in_1904=found.get("starts_in_1904", False),
        stray=tuple(found.get("stray", ())),
        has_unreadable=found["has_unreadable"],
        has_invisible=found["has_invisible"],
    )


def read_head(
    path: Path,
    *,
    folder: Path,
    known: frozenset[str],
    needed: Iterable[Iterable[str]] = (),
    name: str | None = None,
    reading: Reading = AS_FOUND,
) -> TableHead:
    """Read what ``path`` is like and its header alone; as ``read_table``.

    Raises:
        DataRefused: As ``read_table``.
    """
    found = _read(path, folder, name, _options(known, needed, reading, whole=False))
    return TableHead(**_head(found, name or path.name))


def _options(
    known: frozenset[str], needed: Iterable[Iterable[str]], reading: Reading, *, whole: bool
) -> dict[str, Any]:
    return {
        "known": sorted(known),
        "needed": [sorted(headers) for headers in needed],
        "encoding": reading.encoding,
        "sheet": reading.sheet,
        "whole": whole,
    }


def _read(path: Path, folder: Path, name: str | None, options: dict[str, Any]) -> dict[str, Any]:
    (folder / OPTIONS).write_bytes(orjson.dumps(options))
    size_bytes = 0
    with suppress(OSError, ValueError):  # read_limited says in words what is wrong with the path
        size_bytes = path.stat().st_size
    seconds = WALL_SECONDS_LEAST + size_bytes // BYTES_PER_WALL_SECOND
    return read_limited(CHILD, path, folder=folder, name=name or path.name, wall_seconds=seconds)


def _head(found: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "name": name,
        "header": tuple(found["header"]),
        "encoding": found["encoding"],
        "delimiter": found["delimiter"],
        "sha256": found["sha256"],
        "sheet": found.get("sheet"),
        "header_line": found["header_line"],
        "titles": found["titles"],
    }

"""Turn the lines of a delimited text into rows of cells; lose none and invent none."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from etl.errors import DataRefused
from etl.readers.header import MAX_CELL_CHARACTERS, Header
from etl.readers.sniff import Bytes
from words import N_, Message

BATCH_ROWS = 50_000


@dataclass(slots=True)
class Count:
    """How many rows were written, and the rows that do not fit the header."""

    rows: int = 0
    misfits: list[dict[str, int | str]] = field(default_factory=list)


def column_names(header: Header) -> list[str]:
    """Return the neutral names of the columns of the raw table, in the order of the file."""
    return [f"c{number}" for number in range(len(header.cells))]


def write_regular(path: Path, target: Path, *, header: Header, found: Bytes) -> Count | None:
    """Write a regular file's rows as Parquet through DuckDB, which is fast.

    DuckDB may skip what it cannot place. So this way counts only when the rows it read are as
    many as the lines that ``scan`` counted below the header: then each line is one row, no cell
    holds a line end, and the line number of a row is its place.

    Returns:
        None when the file is not regular; the careful way must read it.
    """
    if not found.is_plain:
        return None
    con = duckdb.connect(config={"threads": 2, "memory_limit": "2GB"})
    columns = dict.fromkeys(column_names(header), "VARCHAR")
    try:
        raw = con.read_csv(
            str(path),
            header=False,
            skiprows=header.line,
            sep=header.delimiter,
            quotechar='"',
            escapechar='"',
            columns=columns,
            auto_detect=False,
            strict_mode=True,
        )
        numbered = raw.project(f"row_number() OVER () + {header.line:d} AS line, *")
        numbered.write_parquet(str(target))
        rows = pq.read_metadata(target).num_rows
    except duckdb.Error:
        return None
    finally:
        con.close()
    return Count(rows) if rows == found.lines - header.line else None


def write_careful(path: Path, target: Path, *, header: Header, name: str) -> Count:
    """Write any file's rows as Parquet, one by one, and set aside those that do not fit.

    Blank lines are no rows. A row's line is the one on which it begins.

    Raises:
        DataRefused: A quotation mark is never closed, so all rows below it are uncertain.
    """
    names = column_names(header)
    schema = pa.schema([("line", pa.int64()), *((column, pa.string()) for column in names)])
    count = Count()
    batch: list[list[int | str]] = []
    with pq.ParquetWriter(target, schema) as writer:
        for line, last_line, cells in _records(path, header, name):
            if cells is not None and len(cells) == len(names):
                batch.append([line, *cells])
            else:
                width = -1 if cells is None else len(cells)
                count.misfits.append({"line": line, "last_line": last_line, "cells": width})
            if len(batch) == BATCH_ROWS:
                count.rows += _write(writer, schema, batch)
        count.rows += _write(writer, schema, batch)
    return count


def _write(writer: pq.ParquetWriter, schema: pa.Schema, batch: list[list[int | str]]) -> int:
    written = len(batch)
    if written:
        cells = zip(*batch, strict=True)
        columns = [pa.array(c, part.type) for c, part in zip(cells, schema, strict=True)]
        writer.write_table(pa.Table.from_arrays(columns, schema=schema))
        batch.clear()
    return written


def _records(path: Path, header: Header, name: str) -> Iterator[tuple[int, int, list[str] | None]]:
    """Yield first line, last line and cells of each row; None for a row that cannot be cut."""
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    width = len(header.cells)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for _ in range(header.line):
            file.readline()
        reader = csv.reader(file, delimiter=header.delimiter, strict=True)
        while True:
            line = header.line + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                last = header.line + reader.line_num
                if "unexpected end" in str(error) or ("limit" in str(error) and last > line):
                    raise _unclosed(name, line) from None
                yield line, last, None
            else:
                # Delimiters at the end of a line add nothing; spreadsheets write them.
                sound = cells if any(cells[width:]) else cells[:width]
                if cells:
                    yield line, header.line + reader.line_num, sound


def _unclosed(name: str, line: int) -> DataRefused:
    return DataRefused(
        Message(
            N_(
                "{file}, line {line}: a quotation mark is opened and never closed, so the rows"
                " below it cannot be told apart. Close or remove it and load the file again."
            ),
            {"file": name, "line": line},
        )
    )

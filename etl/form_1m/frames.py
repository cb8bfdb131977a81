"""Read an official Form 1-M workbook into frames: rows, counts, columns and what is wrong."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from etl import personal
from etl.form_1m.headings import heading_key
from etl.form_1m.kazakh import measure_in_kazakh
from etl.form_1m.notes import CODED, notes_on, refuse_others
from etl.form_1m.place import Scope, Stated, scope_of
from etl.readers.limited import read_limited
from etl.settings import SHIPPED
from words import Message

COLUMNS = SHIPPED / "reference" / "form_1m_columns.csv"
WALL_SECONDS = 180
#: One row per row of the form. ``row`` numbers them through the workbook, from 0.
ROW = {
    "row": pl.Int64,
    "sheet": pl.String,
    "line": pl.Int64,
    "section": pl.String,
    "row_code": pl.Int64,
    "label": pl.String,
    "article": pl.String,
}
COLUMN = {
    "sheet": pl.String,
    "section": pl.String,
    "form_column": pl.Int64,
    "letter": pl.String,
    "heading": pl.String,
    "measure": pl.String,
}
#: One row per fault. ``row`` is null where a fault belongs to no row.
FAULT = {
    "row": pl.Int64,
    "line": pl.Int64,
    "check_code": pl.String,
    "column_name": pl.String,
    "value": pl.String,
    "expected": pl.String,
}


@dataclass(frozen=True, slots=True)
class Form:
    """A Form 1-M, read.

    Attributes:
        name: What the sender calls the file.
        sha256: Of its bytes.
        scope: Region and period.
        rows: As ``ROW``.
        cells: ``row``, ``form_column``, ``value``; a cell without a count has no row here.
        columns: As ``COLUMN``.
        faults: As ``FAULT``.
        notes: Sentences about the file as a whole.
    """

    name: str
    sha256: str
    scope: Scope
    rows: pl.DataFrame
    cells: pl.DataFrame
    columns: pl.DataFrame
    faults: pl.DataFrame
    notes: tuple[Message, ...]


def read_form(
    path: Path,
    *,
    folder: Path,
    name: str | None = None,
    stated: Stated | None = None,
) -> Form:
    """Read a workbook in a child process with limits and find out what it counts.

    Args:
        path: The workbook, as it was downloaded.
        folder: An empty folder for the child; the caller removes it.
        name: What the sender calls the file.
        stated: What the reader says of region and period.

    Raises:
        DataRefused: It is no Form 1-M, cannot be read within the limits, or neither it nor the
            reader says which region and period it counts.
    """
    name = name or path.name
    found = read_limited(
        "etl.readers.form_1m", path, folder=folder, name=name, wall_seconds=WALL_SECONDS
    )
    tables: list[Mapping[str, Any]] = found["tables"]
    refuse_others(name, found)
    scope = scope_of(
        name,
        title=found["title"],
        remark=found["remark"],
        texts=found["texts"],
        stated=stated or Stated(),
    )
    columns = _columns(tables)
    rows, cells, faults = _rows(tables)
    return Form(
        name=name,
        sha256=found["sha256"],
        scope=scope,
        rows=rows,
        cells=cells,
        columns=columns,
        faults=faults,
        notes=notes_on(found, scope, columns),
    )


def _columns(tables: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    rows = []
    for table in tables:
        read = [_meaning(headings, table["section"]) for _, _, headings in table["columns"]]
        measures = [measure for _, measure in read]
        for (number, letter, _), (heading, measure) in zip(table["columns"], read, strict=True):
            known = measure if measures.count(measure) == 1 else None
            rows.append((table["sheet"], table["section"], number, letter, heading, known))
    return pl.DataFrame(rows, schema=COLUMN, orient="row")


def _meaning(headings: Sequence[str], section: str) -> tuple[str, str | None]:
    """Return the heading of a column and its measure, where its readings have just one.

    No reading that is known, or two that mean different things: then the column is not known.
    """
    home = section if section in CODED else "1"
    codes = _codes(home)
    known = {
        heading: measure
        for heading in headings
        if (measure := codes.get(heading_key(heading)) or measure_in_kazakh(heading, home))
    }
    if len(set(known.values())) != 1:
        return headings[0], None
    return next(iter(known.items()))


@cache
def _codes(section: str) -> dict[str, str]:
    """Return the measure of each Russian heading that is known, by ``heading_key``."""
    with COLUMNS.open(encoding="utf-8", newline="") as file:
        return {
            heading_key(row["heading"]): row["measure"]
            for row in csv.DictReader(file)
            if row["section"] == section
        }


def _rows(tables: Sequence[Mapping[str, Any]]) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    rows: list[tuple[Any, ...]] = []
    counts: list[list[int | None]] = []
    numbers: list[list[int]] = []
    faults: list[tuple[Any, ...]] = []
    for table in tables:
        sheet = table["sheet"]
        printed = [number for _, number, *_ in table["rows"]]
        are_sound = None not in printed and len(set(printed)) == len(printed)
        at = {row[0]: len(rows) + place for place, row in enumerate(table["rows"])}
        if not are_sound:
            first = table["rows"][0][0]
            faults.append((None, first, "form_row_numbers", sheet, None, None))
        for place, (line, number, label, article, values) in enumerate(table["rows"], 1):
            if personal.looks_personal(label):
                faults.append((at[line], line, "personal_data", sheet, None, None))
                label = ""  # noqa: PLW2901 - not kept
            code = number if are_sound else place
            rows.append((len(rows), sheet, line, table["section"], code, label, article))
            counts.append(values)
            numbers.append([number for number, _, _ in table["columns"]])
        for line, code, letter, value in table["faults"]:
            shown = None if personal.looks_personal(value) else value
            faults.append((at[line], line, code, f"{sheet}!{letter}", shown, None))
    listed = {"form_column": pl.List(pl.Int64), "value": pl.List(pl.Int64)}
    cells = pl.DataFrame({"form_column": numbers, "value": counts}, schema=listed)
    return (
        pl.DataFrame(rows, schema=ROW, orient="row"),
        cells.with_row_index("row")
        .with_columns(pl.col("row").cast(pl.Int64))
        .explode("form_column", "value")
        .drop_nulls("value"),
        pl.DataFrame(faults, schema=FAULT, orient="row"),
    )

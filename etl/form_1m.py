"""Read an official Form 1-M workbook into frames: rows, counts, columns and what is wrong."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from etl import personal
from etl.errors import DataRefused
from etl.form_1m_place import Scope, scope_of
from etl.form_1m_text import heading_key
from etl.readers.limited import read_limited
from etl.settings import SHIPPED
from words import N_, Message

COLUMNS = SHIPPED / "reference" / "form_1m_columns.csv"
WALL_SECONDS = 180
#: Sections whose columns all have codes; the others may borrow those of section 1.
CODED = ("1", "3", "3-1")

SNG_1 = N_(
    "{file} is Form № СНГ-1. It is not loaded: it has no article of its own for stalking, and its"
    " totals are those of Form 1-M. Load the Form 1-M of the same region and period."
)
POPULATION = N_(
    "{file} is a population table of the Bureau of National Statistics. It is not loaded here:"
    " the program has its own population table, data/reference/population.csv. To bring that up to"
    " date, add rows there, with their source, and run python -m etl init."
)
NOT_THE_FORM = N_(
    "{file} is not a Form 1-M: no sheet has a title such as «Раздел 1», columns numbered under"
    " «А» and «Б», and rows that name articles («ст.115»). Choose the workbook as it was"
    " downloaded, or another kind of file."
)
SECTION_TWICE = N_(
    "{file}: the sheets {sheets} are all section {section}. Remove all but one and load again."
)

LEFT_OUT = {
    "no_section": N_("Sheet {sheet} was not read: its title names no section of the form."),
    "no_numbers": N_("Sheet {sheet} was not read: it has no row that numbers its columns."),
    "no_articles": N_("Sheet {sheet} was not read: its rows name no articles."),
    "money": N_("Sheet {sheet} was not read: it holds sums of money, not counts."),
    "hidden": N_("The hidden sheet {sheet} was not read: another sheet is the same section."),
}
SCOPE = N_("Region {region}, from {first} to {last}, sections: {sections}.")
UNKNOWN_COLUMNS = N_(
    "Section {section}: the headings of columns {columns} are new. They are kept, but no figure"
    " reads them yet."
)
STRAY = N_(
    "Cells far outside the table were left out: {cells}. Delete the empty rows and columns"
    " around the table to be rid of this note."
)

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
    region: str | None = None,
    period_from: date | None = None,
    period_to: date | None = None,
    extract_date: date | None = None,
) -> Form:
    """Read a workbook in a child process with limits and find out what it counts.

    Args:
        path: The workbook, as it was downloaded.
        folder: An empty folder for the child; the caller removes it.
        name: What the sender calls the file.
        region: Stated by the reader, where the workbook does not say it.
        period_from: As ``region``; the first day.
        period_to: As ``region``; the last day.
        extract_date: The day on which it was drawn, if known.

    Raises:
        DataRefused: It is no Form 1-M, cannot be read within the limits, or neither it nor the
            reader says which region and period it counts.
    """
    name = name or path.name
    found = read_limited(
        "etl.readers.form_1m", path, folder=folder, name=name, wall_seconds=WALL_SECONDS
    )
    tables: list[Mapping[str, Any]] = found["tables"]
    _refuse_others(name, found, tables)
    scope = scope_of(
        file=name,
        title=found["title"],
        remark=found["remark"],
        texts=found["texts"],
        region=region,
        period_from=period_from,
        period_to=period_to,
        extract_date=extract_date,
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
        notes=_notes(found, scope, columns),
    )


def _refuse_others(
    name: str, found: Mapping[str, Any], tables: Sequence[Mapping[str, Any]]
) -> None:
    texts = [found["title"], *found["texts"]]
    said = " ".join(texts).casefold()
    if "снг-1" in said or "1-снг" in said:
        raise DataRefused(Message(SNG_1, {"file": name}))
    if not tables:
        is_population = any(
            word in said for word in ("численность насел", "все население", "халқының саны")
        )
        raise DataRefused(Message(POPULATION if is_population else NOT_THE_FORM, {"file": name}))
    sections = [table["section"] for table in tables]
    twice = [section for section in dict.fromkeys(sections) if sections.count(section) > 1]
    if twice:
        raise DataRefused(
            *(
                Message(
                    SECTION_TWICE,
                    {
                        "file": name,
                        "section": section,
                        "sheets": ", ".join(
                            table["sheet"] for table in tables if table["section"] == section
                        ),
                    },
                )
                for section in twice
            )
        )


def _columns(tables: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    rows = []
    for table in tables:
        codes = _codes(table["section"])
        measures = [codes.get(heading_key(heading)) for _, _, heading in table["columns"]]
        for (number, letter, heading), measure in zip(table["columns"], measures, strict=True):
            known = measure if measures.count(measure) == 1 else None
            rows.append((table["sheet"], table["section"], number, letter, heading, known))
    return pl.DataFrame(rows, schema=COLUMN, orient="row")


@cache
def _codes(section: str) -> dict[str, str]:
    """Return the measure of each heading that is known in a section, by ``heading_key``."""
    home = section if section in CODED else "1"
    with COLUMNS.open(encoding="utf-8", newline="") as file:
        return {
            heading_key(row["heading"]): row["measure"]
            for row in csv.DictReader(file)
            if row["section"] == home
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
            rows.append(
                (len(rows), sheet, line, table["section"], number if are_sound else place)
                + (label, article)
            )
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


def _notes(found: Mapping[str, Any], scope: Scope, columns: pl.DataFrame) -> tuple[Message, ...]:
    sections = ", ".join(columns["section"].unique(maintain_order=True))
    said = {
        "region": scope.region_code,
        "first": scope.period_from,
        "last": scope.period_to,
        "sections": sections,
    }
    notes = [Message(SCOPE, said)]
    notes += [Message(LEFT_OUT[why], {"sheet": sheet}) for sheet, why in found["left_out"]]
    unknown = columns.filter(pl.col("section").is_in(CODED) & pl.col("measure").is_null())
    for (section,), new in unknown.group_by("section", maintain_order=True):
        numbers = ", ".join(str(number) for number in new["form_column"])
        notes.append(Message(UNKNOWN_COLUMNS, {"section": section, "columns": numbers}))
    if found["stray_cells"]:
        notes.append(Message(STRAY, {"cells": ", ".join(found["stray_cells"][:10])}))
    return tuple(notes)

"""The child process that reads one Form 1-M: ``python -m etl.readers.form_1m FOLDER``."""

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from etl.form_1m import text as words_of
from etl.readers.form_1m_headings import headings_of
from etl.readers.form_1m_layout import Layout, find_layout, title_of
from etl.readers.limited import serve
from etl.readers.workbook import Cell, Sheet, Workbook, column_letter, plain, read_workbook

MEMORY_BYTES = 3 << 30
CPU_SECONDS = 120
WRITTEN_BYTES = 1 << 29

MAX_TEXTS, MAX_TEXT_CHARACTERS = 200, 400
MAX_VALUE_CHARACTERS = 60
MAX_LABEL_CHARACTERS = 1_000

_MONEY = re.compile("те[нң]ге")

#: Why a sheet was left out: codes of ``etl.form_1m.frames.LEFT_OUT``.
NO_SECTION, NO_NUMBERS, NO_ARTICLES, MONEY, HIDDEN = (
    "no_section",
    "no_numbers",
    "no_articles",
    "money",
    "hidden",
)


@dataclass(slots=True)
class Table:
    """One section as it was read; carried as JSON.

    Attributes:
        sheet: On the tab.
        section: "1", "3-1", "appendix-5".
        columns: Number, letter and flattened headings of each column of counts: more than one
            where the layout leaves open what stands over it, the likeliest first.
        unnumbered: Letters of the columns whose number is not printed.
        rows: Line in the sheet (from 1), printed number or None, label, article, counts.
        faults: Line, check code, letter of the column, value, severity-free: see the checks.
        is_hidden: Whether its tab is hidden.
    """

    sheet: str
    section: str
    columns: list[tuple[int, str, tuple[str, ...]]]
    unnumbered: list[str] = field(default_factory=list)
    rows: list[tuple[int, int | None, str, str | None, list[int | None]]] = field(
        default_factory=list
    )
    faults: list[tuple[int, str, str, str]] = field(default_factory=list)
    is_hidden: bool = False


def read(path: Path, name: str, folder: Path) -> dict[str, Any]:
    """Return everything that a workbook says, for ``etl.form_1m.frames`` to judge."""
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    book = read_workbook(path, name=name)
    tables: list[Table] = []
    left_out = []
    for sheet in sorted(book.sheets, key=lambda sheet: sheet.is_hidden):
        table = read_sheet(sheet)
        if isinstance(table, str):
            left_out.append((sheet.name, table))
        elif table.is_hidden and any(table.section == other.section for other in tables):
            left_out.append((sheet.name, HIDDEN))
        else:
            tables.append(table)
    return {
        "sha256": content,
        "title": book.title,
        "remark": book.remark,
        "texts": _texts(book),
        "tables": [asdict(table) for table in tables],
        "left_out": left_out,
        "stray_cells": book.stray_cells,
    }


def read_sheet(sheet: Sheet) -> Table | str:
    """Read the section on a sheet, or say why it is none that counts offences by article."""
    layout = find_layout(sheet)
    title = title_of(sheet, layout)
    section = words_of.section_of(title, sheet.name)
    if section is None:
        return NO_SECTION
    if layout is None:
        return NO_NUMBERS
    headings = headings_of(sheet, layout)
    if _MONEY.search(f"{title} {' '.join(said for said, *_ in headings.values())}".casefold()):
        return MONEY
    columns = [(n, column_letter(at), headings[at]) for at, n in layout.columns.items()]
    unnumbered = [column_letter(at) for at in layout.unnumbered]
    table = Table(sheet.name, section, columns, unnumbered, is_hidden=sheet.is_hidden)
    names_articles = False
    for line in range(layout.data, len(sheet.rows)):
        names_articles |= _read_row(sheet, layout, line, table)
    return table if names_articles else NO_ARTICLES


def _read_row(sheet: Sheet, layout: Layout, row: int, table: Table) -> bool:
    """Add a row to ``table`` unless it has no counts; return whether it names an article."""
    cells = {at: _cell(sheet, row, at) for at in layout.columns}
    label = next((text for at in reversed(layout.labels) if (text := sheet.text(row, at))), "")[
        :MAX_LABEL_CHARACTERS
    ]
    uncalculated = {at for at in layout.columns if (row, at) in sheet.uncalculated}
    if not uncalculated and all(cell == "" for cell in cells.values()):
        return False
    line = row + 1
    counts: list[int | None] = []
    empty: list[str] = []
    for at, cell in cells.items():
        count, fault = (None, "form_formula") if at in uncalculated else _count(cell)
        if fault:
            table.faults.append(
                (line, fault, column_letter(at), plain(cell)[:MAX_VALUE_CHARACTERS])
            )
        elif cell == "":
            empty.append(column_letter(at))
        elif count is not None and count < 0:
            table.faults.append((line, "form_negative", column_letter(at), str(count)))
        counts.append(count)
    if empty:
        table.faults.append((line, "form_empty", ", ".join(empty)[:MAX_VALUE_CHARACTERS], ""))
    code = "" if layout.code is None else sheet.text(row, layout.code)
    number = int(code) if code.isdecimal() and len(code) < 10 else None
    if not label:
        table.faults.append((line, "form_no_label", column_letter(layout.labels[-1]), ""))
    table.rows.append((line, number, label, words_of.article_of(label), counts))
    return words_of.names_article(label)


def _cell(sheet: Sheet, row: int, column: int) -> Cell:
    cells = sheet.rows[row]
    cell = cells[column] if column < len(cells) else ""
    return cell if not isinstance(cell, str) or cell.strip() else ""


def _count(cell: Cell) -> tuple[int | None, str | None]:
    if isinstance(cell, bool | date | datetime | time | timedelta):
        return None, "form_not_a_number"
    if isinstance(cell, int | float):
        if abs(cell) >= words_of.MAX_COUNT or cell != cell:  # noqa: PLR0124 - not a number
            return None, "form_not_a_number"
        return (int(cell), None) if float(cell).is_integer() else (None, "form_fraction")
    return words_of.count_of(cell)


def _texts(book: Workbook) -> list[str]:
    """Return the names of the tabs and the first texts on each sheet, for recognising the file."""
    return list(_first_texts(book))[: MAX_TEXTS * 2]


def _first_texts(book: Workbook) -> Iterator[str]:
    for sheet in book.sheets:
        yield sheet.name[:MAX_TEXT_CHARACTERS]
        seen = 0
        for row in sheet.rows[:12]:
            for cell in row:
                if isinstance(cell, str) and cell.strip() and seen < 12:
                    seen += 1
                    yield plain(cell)[:MAX_TEXT_CHARACTERS]


if __name__ == "__main__":
    sys.exit(
        serve(
            Path(sys.argv[1]),
            read,
            memory_bytes=MEMORY_BYTES,
            cpu_seconds=CPU_SECONDS,
            written_bytes=WRITTEN_BYTES,
        )
    )

"""The cells of an XLSX workbook, read in the child process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import python_calamine as calamine

from etl.errors import DataRefused
from etl.readers import package, sheet_xml
from words import N_, Message

MAX_CELLS = 3_000_000
MAX_SHEETS = 300

TOO_MANY_CELLS = N_(
    "{file} has more than {cells} cells, the most that a workbook may have. Divide it."
)
NOT_READABLE = N_(
    "{file} is an XLSX workbook that cannot be read. Open it in a spreadsheet program and save it"
    " as “Excel Workbook (.xlsx)”."
)

Cell = str | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: On its tab.
        is_hidden: Whether the tab is shown.
        rows: Its cells from A1, as they are stored; an empty cell is "".
        merged: Merged ranges, as first row, first column, last row, last column, from 0.
        uncalculated: Row and column, from 0, of formula cells without a stored value.
        errors: Row and column, from 0, of cells that hold an error, and which.
    """

    name: str
    is_hidden: bool
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[tuple[int, int, int, int]]
    uncalculated: frozenset[tuple[int, int]]
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """Return a cell as one line of text; "" beyond the sheet's edge."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return plain(self.rows[row][column])


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook: its sheets in the order of the tabs, and what its properties say it is.

    Attributes:
        sheets: All of them, hidden ones included.
        title: Of the document's properties.
        remark: The description among them.
        stray_cells: Cells so far from the table that they were left out: ``sheet!XFD1048576``.
        starts_in_1904: Whether serial dates count from 1904; cells that are dates are dates anyway.
    """

    sheets: tuple[Sheet, ...]
    title: str
    remark: str
    stray_cells: tuple[str, ...]
    starts_in_1904: bool = False


def plain(cell: Cell) -> str:
    r"""Return a cell as one line of text without doubled, leading or trailing spaces.

    >>> plain("  тяжкие\xa0 \n"), plain(31.0)
    ('тяжкие', '31')
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def column_letter(column: int) -> str:
    """Return the letter over a column, counted from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_workbook(path: Path, *, name: str) -> Workbook:
    """Read every sheet of a workbook.

    Values are those the file stores: no formula is calculated and no link is followed.

    Raises:
        DataRefused: It is no XLSX workbook, or is beyond the limits.
    """
    parts = package.unpack(path, name=name)
    stray = []
    sheets_xml: dict[str, bytes] = {}
    for part, content in parts.items():
        if part.lower().startswith("xl/worksheets/"):
            kept, left_out = sheet_xml.without_stray(content)
            sheets_xml[part] = kept
            stray += [(part, cell) for cell in left_out]
    cells = sum(content.count(b"<c ") + content.count(b":c ") for content in sheets_xml.values())
    if cells > MAX_CELLS:
        raise DataRefused(Message(TOO_MANY_CELLS, {"file": name, "cells": MAX_CELLS}))
    try:
        targets = sheet_xml.sheet_parts(parts)
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(package.pack(parts | sheets_xml)))
        sheets = tuple(
            _sheet(book, meta, sheets_xml.get(targets.get(meta.name, ""), b""))
            for meta in book.sheets_metadata[:MAX_SHEETS]
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        )
    except (calamine.CalamineError, *sheet_xml.NO_XML, OSError):
        raise DataRefused(Message(NOT_READABLE, {"file": name})) from None
    properties = sheet_xml.properties_of(parts.get("docProps/core.xml", b""))
    tabs = {part: tab for tab, part in targets.items()}
    return Workbook(
        sheets=sheets,
        title=properties.get("title", ""),
        remark=properties.get("description", ""),
        stray_cells=tuple(f"{tabs.get(part, part)}!{cell}" for part, cell in stray),
        starts_in_1904=sheet_xml.starts_in_1904(parts["xl/workbook.xml"]),
    )


def _sheet(book: calamine.CalamineWorkbook, meta: calamine.SheetMetadata, content: bytes) -> Sheet:
    found = book.get_sheet_by_name(meta.name)
    merged = found.merged_cell_ranges or []
    return Sheet(
        name=meta.name,
        is_hidden=meta.visible != calamine.SheetVisibleEnum.Visible,
        rows=found.to_python(skip_empty_area=False),
        merged=tuple((*first, *last) for first, last in merged),
        uncalculated=sheet_xml.uncalculated_cells(content),
        errors=sheet_xml.error_cells(content),
    )

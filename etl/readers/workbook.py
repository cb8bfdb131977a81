"""The cells of an XLSX workbook, read in the child process."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import python_calamine as calamine

from etl.errors import DataRefused
from etl.readers import package
from words import N_, Message

MAX_ROWS, MAX_COLUMNS = 200_000, 1_000
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

_REFERENCE = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^>]*?\br=["'](?P<ref>[A-Za-z]{1,3}[0-9]{1,7})["'])[^>]*?"""
    rb"""(?:/>|(?<!/)>(?P<inside>.*?)</(?:\w+:)?c\s*>)""",
    re.DOTALL,
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)\s*>\s*[^<\s]|<(?:\w+:)?is\s*>")
_ANY_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: On its tab.
        is_hidden: Whether the tab is shown.
        rows: Its cells from A1, as they are stored; an empty cell is "".
        merged: Merged ranges, as first row, first column, last row, last column, from 0.
        uncalculated: Row and column, from 0, of formula cells without a stored value.
    """

    name: str
    is_hidden: bool
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[tuple[int, int, int, int]]
    uncalculated: frozenset[tuple[int, int]]

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
    """

    sheets: tuple[Sheet, ...]
    title: str
    remark: str
    stray_cells: tuple[str, ...]


def plain(cell: Cell) -> str:
    """Return a cell as one line of text without doubled, leading or trailing spaces.

    >>> plain("  тяжкие\\xa0 \\n"), plain(31.0)
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
            kept, left_out = _without_stray(content)
            sheets_xml[part] = kept
            stray += [(part, cell) for cell in left_out]
    cells = sum(content.count(b"<c ") + content.count(b":c ") for content in sheets_xml.values())
    if cells > MAX_CELLS:
        raise DataRefused(Message(TOO_MANY_CELLS, {"file": name, "cells": MAX_CELLS}))
    try:
        targets = _targets(parts)
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(package.pack(parts | sheets_xml)))
        sheets = tuple(
            _sheet(book, meta, sheets_xml.get(targets.get(meta.name, ""), b""))
            for meta in book.sheets_metadata[:MAX_SHEETS]
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        )
    except (calamine.CalamineError, ET.ParseError, ValueError, KeyError, OSError):
        raise DataRefused(Message(NOT_READABLE, {"file": name})) from None
    properties = _properties(parts.get("docProps/core.xml", b""))
    tabs = {part: tab for tab, part in targets.items()}
    return Workbook(
        sheets=sheets,
        title=properties.get("title", ""),
        remark=properties.get("description", ""),
        stray_cells=tuple(f"{tabs.get(part, part)}!{cell}" for part, cell in stray),
    )


def _sheet(
    book: calamine.CalamineWorkbook, meta: calamine.SheetMetadata, content: bytes
) -> Sheet:
    found = book.get_sheet_by_name(meta.name)
    merged = found.merged_cell_ranges or []
    return Sheet(
        name=meta.name,
        is_hidden=meta.visible != calamine.SheetVisibleEnum.Visible,
        rows=found.to_python(skip_empty_area=False),
        merged=tuple((*first, *last) for first, last in merged),
        uncalculated=_uncalculated(content),
    )


def _without_stray(content: bytes) -> tuple[bytes, list[str]]:
    """Take out cells beyond the limits: a parser would fill all the sheet up to them.

    Returns:
        The sheet's XML without those cells, and where they were.
    """
    if not any(
        int(row) > MAX_ROWS or _column(letters) >= MAX_COLUMNS
        for letters, row in set(_REFERENCE.findall(content))
    ):
        return content, []
    stray: list[str] = []

    def keep(cell: re.Match[bytes]) -> bytes:
        reference = cell["ref"].decode("ascii").upper()
        letters = reference.rstrip("0123456789")
        is_stray = (
            int(reference[len(letters) :]) > MAX_ROWS
            or _column(letters.encode("ascii")) >= MAX_COLUMNS
        )
        if is_stray:
            stray.append(reference)
        return b"" if is_stray else cell.group()

    return _CELL.sub(keep, content), stray


def _uncalculated(content: bytes) -> frozenset[tuple[int, int]]:
    if not _ANY_FORMULA.search(content):
        return frozenset()
    found = set()
    for cell in _CELL.finditer(content):
        inside = cell["inside"] or b""
        if _FORMULA.search(inside) and not _VALUE.search(inside):
            reference = cell["ref"].decode("ascii")
            letters = reference.rstrip("0123456789")
            found.add((int(reference[len(letters) :]) - 1, _column(letters.encode("ascii"))))
    return frozenset(found)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def _targets(parts: dict[str, bytes]) -> dict[str, str]:
    """Return the part that holds each sheet, by the name on its tab."""
    relations = {
        node.get("Id"): node.get("Target", "")
        for node in ET.fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))  # noqa: S314 - free of declarations, see package.unpack
    }
    targets = {}
    for node in ET.fromstring(parts["xl/workbook.xml"]).iter():  # noqa: S314 - as above
        if node.tag.rpartition("}")[2] == "sheet":
            key = next((v for k, v in node.attrib.items() if k.endswith("}id")), "")
            target = relations.get(key, "")
            targets[node.get("name", "")] = (
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )
    return targets


def _properties(content: bytes) -> dict[str, str]:
    if not content:
        return {}
    try:
        nodes = ET.fromstring(content)  # noqa: S314 - free of declarations, see package.unpack
    except ET.ParseError:
        return {}
    return {node.tag.rpartition("}")[2]: " ".join((node.text or "").split()) for node in nodes}

"""Parse a register kept in an XLSX workbook, in the child process."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.errors import DataRefused
from etl.headers import header_key, presentable
from etl.readers.header import MAX_COLUMNS, MAX_TITLE_ROWS, TOO_WIDE, Candidate, pick_header
from etl.readers.workbook import Cell, Sheet, read_workbook
from words import N_, Message

ENCODING = "XLSX"
NO_ROWS_AT_ALL = N_("{file} has no sheet with rows. Expected a header row and rows below it.")
NO_SUCH_SHEET = N_("{file} has no sheet “{sheet}”. It has: {sheets}. State one of them (--sheet).")
WHICH_SHEET = N_(
    "{file} has several sheets, and it is not plain which one is meant: {sheets}. State its name"
    " (--sheet), or save that sheet alone."
)
HIDDEN = N_("Hidden sheets of {file}, which are read only when they are named: {sheets}.")

#: What is wrong with single cells: line, position from 0, code of the check, what stands there.
Flaw = tuple[int, int, str, str]


def read_sheet(
    path: Path,
    *,
    name: str,
    folder: Path,
    known: frozenset[str],
    needed: Sequence[Sequence[str]],
    sheet: str | None,
    whole: bool,
) -> dict[str, Any]:
    """Choose the sheet, find its header, and write its rows as ``rows.parquet``.

    Args:
        path: The workbook.
        name: What the sender calls it.
        folder: Where to write.
        known: Headers that would be recognised.
        needed: For each required column the headers that it may have.
        sheet: As the caller states it; None to choose the visible one whose header fits.
        whole: Whether the rows are wanted, or the header alone.

    Returns:
        What ``table.TableFile`` is made of, as JSON can carry it.

    Raises:
        DataRefused: It is no workbook, or it is not plain which sheet is meant.
    """
    book = read_workbook(path, name=name)
    chosen = _choose(book.sheets, name, known, needed, sheet)
    header = pick_header(_first_rows(chosen), known)
    last = max((n for n, cell in enumerate(header.cells, start=1) if cell), default=0)
    width = max(last, *(_width(row) for row in chosen.rows[header.line :]), 1)
    if width > MAX_COLUMNS:
        raise DataRefused(Message(TOO_WIDE, {"file": name, "columns": MAX_COLUMNS}))
    rows = 0
    if whole:
        rows = _write(chosen, folder / "rows.parquet", first=header.line, width=width)
    return {
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "encoding": ENCODING,
        "delimiter": "",
        "sheet": chosen.name,
        "header": (*header.cells, *[""] * width)[:width],
        "header_line": header.first_line,
        "titles": header.titles,
        "rows": rows,
        "misfits": [],
        "flaws": [flaw for flaw in _flaws(chosen) if flaw[0] > header.line],
        "starts_in_1904": book.starts_in_1904,
        "stray": [cell for cell in book.stray_cells if cell.startswith(f"{chosen.name}!")],
        "has_unreadable": False,
        "has_invisible": True,
    }


def cell_text(cell: Cell) -> str:
    """Return a cell as a CSV file would have it; days in the order year, month, day.

    >>> cell_text(900101300017.0), cell_text(2.5), cell_text(True)
    ('900101300017', '2.5', 'true')
    """
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        has_time = cell.hour or cell.minute or cell.second
        return f"{cell:%Y-%m-%d %H:%M:%S}" if has_time else f"{cell:%Y-%m-%d}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _choose(
    sheets: Sequence[Sheet],
    name: str,
    known: frozenset[str],
    needed: Sequence[Sequence[str]],
    stated: str | None,
) -> Sheet:
    filled = [sheet for sheet in sheets if any(_width(row) for row in sheet.rows)]
    if not filled:
        raise DataRefused(Message(NO_ROWS_AT_ALL, {"file": name}))
    if stated is not None:
        wanted = header_key(stated)
        found = [sheet for sheet in filled if sheet.name == stated]
        found = found or [sheet for sheet in filled if header_key(sheet.name) == wanted]
        if not found:
            raise _refused(NO_SUCH_SHEET, name, filled, presentable(stated))
        return found[0]
    shown = [sheet for sheet in filled if not sheet.is_hidden]
    fitting = [sheet for sheet in shown if _fits(sheet, known, needed)]
    for choice in (fitting, shown):
        if len(choice) == 1:
            return choice[0]
    raise _refused(WHICH_SHEET, name, filled)


def _fits(sheet: Sheet, known: frozenset[str], needed: Sequence[Sequence[str]]) -> bool:
    keys = {header_key(cell) for cell in pick_header(_first_rows(sheet), known).cells}
    return all(keys.intersection(headers) for headers in needed)


def _refused(template: str, name: str, sheets: Sequence[Sheet], stated: str = "") -> DataRefused:
    shown, hidden = (
        ", ".join(presentable(sheet.name) for sheet in sheets if sheet.is_hidden is is_hidden)
        for is_hidden in (False, True)
    )
    values: dict[str, object] = {"file": name, "sheet": stated, "sheets": shown or "–"}
    also = [Message(HIDDEN, {"file": name, "sheets": hidden})] if hidden else []
    return DataRefused(Message(template, values), *also)


def _first_rows(sheet: Sheet) -> list[Candidate]:
    rows = []
    for line, row in enumerate(sheet.rows, start=1):
        cells = tuple(" ".join(cell_text(cell).split()) for cell in row)
        if any(cells):
            rows.append(Candidate(cells, line, line))
        if len(rows) == MAX_TITLE_ROWS:
            break
    return rows


def _width(row: Sequence[Cell]) -> int:
    return next((n for n in range(len(row), 0, -1) if row[n - 1] != ""), 0)


def _flaws(sheet: Sheet) -> Iterator[Flaw]:
    for row, column in sorted(sheet.uncalculated):
        yield row + 1, column, "formula_uncalculated", ""
    for (row, column), error in sorted(sheet.errors.items()):
        yield row + 1, column, "cell_error", error


def _write(sheet: Sheet, target: Path, *, first: int, width: int) -> int:
    """Write the rows below the header that are not blank; return how many."""
    flawed = {row for row, _ in (*sheet.uncalculated, *sheet.errors)}
    lines: list[int] = []
    columns: list[list[str]] = [[] for _ in range(width)]
    for number, row in enumerate(sheet.rows[first:], start=first):
        if not _width(row) and number not in flawed:
            continue
        lines.append(number + 1)
        for position in range(width):
            columns[position].append(cell_text(row[position]) if position < len(row) else "")
    arrays = [pa.array(lines, pa.int64()), *(pa.array(column, pa.string()) for column in columns)]
    names = ["line", *(f"c{position}" for position in range(width))]
    pq.write_table(pa.Table.from_arrays(arrays, names=names), target)
    return len(lines)

"""Tables as files: values as data, with the notes that keep them honest."""

import csv
import io
import math
from collections.abc import Sequence
from datetime import date, datetime

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

#: First characters that a spreadsheet would read as a formula, or a reader of this file as a note.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "#")
#: What Excel can hold and show.
MOST_SHEET_ROWS, MOST_CELL_CHARACTERS, MOST_WIDTH = 1_048_576, 32_767, 80
#: Stands for the moment of making, which would make each download different.
_MADE = datetime(2025, 7, 16)  # noqa: DTZ001 - a workbook knows no time zones


def csv_file(table: pl.DataFrame, *, notes: Sequence[str]) -> bytes:
    """Return a table as CSV for spreadsheets and programs alike.

    Args:
        table: What the card shows, with its codes and unrounded values. A list becomes
            ``a;b``, a missing value an empty cell.
        notes: Lines on measure, source, filters, data set and version. They stand before the
            header, each behind ``# ``.

    Returns:
        UTF-8 with BOM, comma, CRLF (RFC 4180). Texts that a spreadsheet would run as a formula
        are put behind an apostrophe; a number stays a number, whatever its sign.
    """
    file = io.StringIO()
    for note in notes:
        file.write("# " + " ".join(note.split()) + "\r\n")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.iter_rows())
    return file.getvalue().encode("utf-8-sig")


def xlsx_file(table: pl.DataFrame, *, notes: Sequence[str]) -> bytes:
    """Return a table as an Excel workbook: sheet ``table``, and sheet ``notes`` with the notes.

    Every text is written as text, so that nothing runs as a formula or becomes a link; numbers,
    truth values and dates keep their types. The same table gives the same bytes.

    Args:
        table: As in ``csv_file``.
        notes: As in ``csv_file``; one row each.

    Raises:
        ValueError: The table has more rows than a sheet can hold.
    """
    if table.height >= MOST_SHEET_ROWS:
        raise ValueError(f"a sheet holds {MOST_SHEET_ROWS - 1} rows, the table has {table.height}")
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("table")
        for column, name in enumerate(table.columns):
            sheet.write_string(0, column, name, heading)
            sheet.set_column(column, column, _width(table[name], name))
        for row, values in enumerate(table.iter_rows(), start=1):
            for column, value in enumerate(values):
                _write(sheet, row, column, value, days)
        sheet.freeze_panes(1, 0)
        said = book.add_worksheet("notes")
        said.set_column(0, 0, MOST_WIDTH)
        for row, note in enumerate(notes):
            said.write_string(row, 0, " ".join(note.split())[:MOST_CELL_CHARACTERS])
    return file.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: object, days: Format) -> None:
    if isinstance(value, list):
        value = _listed(value)
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_string(row, column, value.isoformat(sep=" ", timespec="seconds"))
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, days)
    elif value is not None:
        sheet.write_string(row, column, str(value)[:MOST_CELL_CHARACTERS])


def _width(column: pl.Series, name: str) -> int:
    """Return a width that shows most cells whole [characters]."""
    longest = (
        column.head(200).cast(pl.String, strict=False) if not column.dtype.is_nested() else None
    )
    characters = 0 if longest is None else (longest.str.len_chars().max() or 0)
    return min(max(len(name), int(str(characters))) + 2, MOST_WIDTH)


def _listed(values: list[object]) -> str:
    return ";".join("" if v is None else str(v) for v in values)


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = _listed(value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return value

"""Tables as files: values as data, with the notes that keep them honest."""

import csv
import io
from collections.abc import Sequence

import polars as pl

#: First characters that a spreadsheet would read as a formula, or a reader of this file as a note.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "#")


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


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = ";".join("" if v is None else str(v) for v in value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return value

"""How large a file may be, in words that stand on the screen before anybody chooses one."""

from etl.readers import header, package, sheet_xml, table_child, workbook
from words import N_, Message

WORKBOOK = N_(
    "Excel workbook (.xlsx): at most {megabytes} MB, {unpacked} MB unpacked, {rows} rows and"
    " {columns} columns on a sheet, {cells} cells in all."
)
TEXT = N_(
    "CSV or TSV: at most {columns} columns and {characters} characters in a cell; any number of"
    " rows."
)
ENCODINGS = N_(
    "Encodings: UTF-8, UTF-16, Windows-1251, KZ-1048, KOI8-R, CP866. Which one it is, is found out"
    " and shown, and can be stated."
)
WORK = N_(
    "A file is read apart from the program, with at most {gigabytes} GB of memory and {seconds}"
    " seconds of processor time, one more for each MB; a file that needs more is refused."
)


def limits() -> tuple[Message, ...]:
    """Return the limits that the readers of files hold to."""
    return (
        Message(TEXT, {"columns": header.MAX_COLUMNS, "characters": header.MAX_CELL_CHARACTERS}),
        Message(
            WORKBOOK,
            {
                "megabytes": package.MAX_FILE_BYTES >> 20,
                "unpacked": package.MAX_UNPACKED_BYTES >> 20,
                "rows": sheet_xml.MAX_ROWS,
                "columns": header.MAX_COLUMNS,
                "cells": workbook.MAX_CELLS,
            },
        ),
        Message(ENCODINGS),
        Message(
            WORK,
            {
                "gigabytes": table_child.MEMORY_BYTES >> 30,
                "seconds": table_child.CPU_SECONDS_LEAST,
            },
        ),
    )

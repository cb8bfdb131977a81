"""Lay out the cells of a table as text, under the names of our columns, in a connection."""

from collections.abc import Iterator
from datetime import date

import duckdb
import polars as pl

from etl.checks import PROBLEM, as_problems
from etl.columns import Kind, Mapped, columns_of
from etl.readers.table import TableFile
from words import N_, Message

#: Day 0 of the serial dates of spreadsheets; the first counts a 29 February 1900 that never was.
SINCE_1900, SINCE_1904 = date(1899, 12, 30), date(1904, 1, 1)

SERIALS_READ = N_(
    "Column {column}: every value is a day number of a spreadsheet. They were read as days counted"
    " from {year}."
)
TITLES_LEFT_OUT = N_("The header was found in line {line}; what stands above it was left out.")
INVISIBLE_LEFT_OUT = N_(
    "Some cells hold invisible signs (zero-width ones or marks of direction). They were left out."
)
STRAY_LEFT_OUT = N_("Cells far away from the table were left out: {cells}.")
MAX_STRAY_SHOWN = 10


def lay_out(
    con: duckdb.DuckDBPyConnection, file: TableFile, mapped: Mapped, *, kind: Kind
) -> tuple[Message, ...]:
    """Lay out ``register_text``: ``line`` and every column of ``kind``, trimmed, null where empty.

    Returns:
        What there is to say of the file as a whole.
    """
    macro = "seen_cell" if file.has_invisible else "cell"
    # Only our own names of columns and numbers of cells get into the projection.
    cells = [
        f"{macro}(c{mapped.columns[name]:d}) AS {name}"
        if name in mapped.columns
        else f"NULL::VARCHAR AS {name}"
        for name in columns_of(kind)
    ]
    select = f"SELECT line, {', '.join(cells)} FROM read_parquet($1)"  # noqa: S608
    con.execute(f"CREATE OR REPLACE TEMP TABLE register_text AS {select}", [str(file.rows)])
    con.execute("SET VARIABLE has_unreadable = $1", [file.has_unreadable])
    return tuple(_about(con, file, mapped))


def read_serials(
    con: duckdb.DuckDBPyConnection, file: TableFile, mapped: Mapped
) -> tuple[Message, ...]:
    """Read the columns of dates that hold day numbers of a spreadsheet and nothing else as days.

    A single number among dates is left as it is: a check explains it.

    Returns:
        What there is to say of each such column.
    """
    epoch = SINCE_1904 if file.starts_in_1904 else SINCE_1900
    con.execute("SET VARIABLE serial_epoch = $1::DATE", [epoch])
    year = "1904" if file.starts_in_1904 else "1900"
    return tuple(
        Message(SERIALS_READ, {"column": name, "year": year})
        for name in mapped.columns
        if _is_date(name) and _turns_to_days(con, name)
    )


def flawed_cells(con: duckdb.DuckDBPyConnection, file: TableFile, mapped: Mapped) -> pl.DataFrame:
    """Return the cells of a workbook that have no value, in rows and columns that are read.

    Returns:
        As ``checks.PROBLEM``.
    """
    if file.flaws.is_empty():
        return pl.DataFrame(schema=PROBLEM)
    places = pl.DataFrame(
        {"position": list(mapped.columns.values()), "column_name": list(mapped.columns)},
        schema={"position": pl.Int64, "column_name": pl.String},
    )
    lines: pl.DataFrame = con.sql("SELECT line FROM register_text").pl()
    rows = file.flaws.join(places, on="position").join(lines, on="line", how="semi")
    code = pl.lit(None, pl.String).alias("expected")
    return as_problems(rows.with_columns(code), "cell_error")


def _about(con: duckdb.DuckDBPyConnection, file: TableFile, mapped: Mapped) -> Iterator[Message]:
    if file.titles:
        yield Message(TITLES_LEFT_OUT, {"line": file.header_line})
    if file.stray:
        yield Message(STRAY_LEFT_OUT, {"cells": ", ".join(file.stray[:MAX_STRAY_SHOWN])})
    if file.has_invisible and any(_holds_invisible(con, file, n) for n in mapped.columns.values()):
        yield Message(INVISIBLE_LEFT_OUT)


def _holds_invisible(con: duckdb.DuckDBPyConnection, file: TableFile, position: int) -> bool:
    test = f"SELECT coalesce(bool_or(is_hiding(c{position:d})), false) FROM read_parquet($1)"  # noqa: S608
    return bool(con.sql(test, params=[str(file.rows)]).pl().item())


def _is_date(column: str) -> bool:
    return column.endswith(("_on", "_date")) or column in {"conduct_from", "conduct_to"}


def _turns_to_days(con: duckdb.DuckDBPyConnection, column: str) -> bool:
    # The first value shows at once that nearly every column has no serials.
    first = f"SELECT is_serial({column}) FROM register_text WHERE {column} IS NOT NULL LIMIT 1"  # noqa: S608
    if con.sql(first).pl().to_series().to_list() != [True]:
        return False
    every = f"SELECT bool_and(is_serial({column})) FROM register_text"  # noqa: S608
    if not con.sql(every).pl().item():
        return False
    con.execute(f"UPDATE register_text SET {column} = serial_day({column})")  # noqa: S608
    return True

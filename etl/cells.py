"""Lay out the cells of a table as text, under the names of our columns, in a connection."""

from collections.abc import Collection, Iterator
from datetime import date

import duckdb
import polars as pl

from etl.checks.find import PROBLEM, as_problems
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

    It is a view of the file of rows, not a table: there a value that stands in a million cells is
    kept once, and what is asked of it is worked out once. ``take_out`` removes rows from it.

    Returns:
        What there is to say of the file as a whole.
    """
    con.execute("SET VARIABLE register_rows = $1", [str(file.rows)])
    con.execute("CREATE OR REPLACE TEMP TABLE line_taken_out (line BIGINT)")
    _define_text(con, file, mapped, kind=kind)
    con.execute("SET VARIABLE has_unreadable = $1", [file.has_unreadable])
    return tuple(_about(con, file, mapped))


def take_out(con: duckdb.DuckDBPyConnection, rows: pl.DataFrame) -> None:
    """Remove the rows with these lines from ``register_text``."""
    if rows.height:
        append = "INSERT INTO line_taken_out SELECT line FROM taken_out"
        con.register("taken_out", rows.select("line"))
        con.execute(append)
        con.unregister("taken_out")


def read_serials(
    con: duckdb.DuckDBPyConnection, file: TableFile, mapped: Mapped, *, kind: Kind
) -> tuple[Message, ...]:
    """Read the columns of dates that hold day numbers of a spreadsheet and nothing else as days.

    A single number among dates is left as it is: a check explains it.

    Returns:
        What there is to say of each such column.
    """
    epoch = SINCE_1904 if file.starts_in_1904 else SINCE_1900
    con.execute("SET VARIABLE serial_epoch = $1::DATE", [epoch])
    year = "1904" if file.starts_in_1904 else "1900"
    found = {name for name in mapped.columns if _is_date(name) and _holds_serials(con, name)}
    if found:
        _define_text(con, file, mapped, kind=kind, serials=found)
    return tuple(
        Message(SERIALS_READ, {"column": name, "year": year})
        for name in mapped.columns
        if name in found
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


def _holds_serials(con: duckdb.DuckDBPyConnection, column: str) -> bool:
    # The first value shows at once that nearly every column has no serials.
    first = f"SELECT is_serial({column}) FROM register_text WHERE {column} IS NOT NULL LIMIT 1"  # noqa: S608
    if con.sql(first).pl().to_series().to_list() != [True]:
        return False
    every = f"SELECT bool_and(is_serial({column})) FROM register_text"  # noqa: S608
    return bool(con.sql(every).pl().item())


def _define_text(
    con: duckdb.DuckDBPyConnection,
    file: TableFile,
    mapped: Mapped,
    *,
    kind: Kind,
    serials: Collection[str] = (),
) -> None:
    padded = _padded(con, mapped)

    def cell(name: str) -> str:
        if name not in mapped.columns:
            return "NULL::VARCHAR"
        position = mapped.columns[name]
        text = f"c{position:d}"
        if file.has_invisible:
            text = f"seen_cell({text})"
        elif position in padded:
            text = f"cell({text})"
        return f"serial_day({text})" if name in serials else text

    # Only our own names of columns and numbers of cells get into the projection.
    cells = ", ".join(f"{cell(name)} AS {name}" for name in columns_of(kind))
    source = "read_parquet(getvariable('register_rows')) ANTI JOIN line_taken_out USING (line)"
    select = f"SELECT line, {cells} FROM {source}"  # noqa: S608
    con.execute(f"CREATE OR REPLACE TEMP VIEW register_text AS {select}")


def _padded(con: duckdb.DuckDBPyConnection, mapped: Mapped) -> set[int]:
    """Return the positions of the columns in which some cell must be trimmed: mostly none."""
    positions = sorted(mapped.columns.values())
    tests = ", ".join(f"coalesce(bool_or(is_padded(c{n:d})), false)" for n in positions)
    answers = con.sql(f"SELECT {tests} FROM read_parquet(getvariable('register_rows'))")  # noqa: S608
    return {n for n, is_so in zip(positions, answers.pl().row(0), strict=True) if is_so}

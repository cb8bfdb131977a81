"""The SQL of the warehouse: one file a statement, found by its name, fed by parameters."""

import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
import polars as pl

SQL = Path(__file__).resolve().parent / "sql"


def query(con: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> pl.DataFrame:
    """Run a SELECT from ``sql/`` and return its rows.

    Args:
        con: An open connection, as ``warehouse.writing`` yields it.
        name: The file's name without ``.sql``, after its folder where two folders have one of
            that name: ``core_case``, ``out/upload``.
        parameters: Values for its ``$name`` placeholders, exactly those it has.
    """
    rows: pl.DataFrame = con.sql(text(name), params=parameters or None).pl()
    return rows


def append(con: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """Append the rows of ``frame`` to a table of the store, matching columns by name.

    Columns that the frame lacks become null; a column that the table lacks is an error.

    Raises:
        LookupError: ``table`` is not a table of the store.
    """
    if table not in names("tables"):
        raise LookupError(f"no such table: {table}")
    con.register("incoming", frame)
    try:
        # The name was found among our own files above: nothing a file contains gets here.
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608
    finally:
        con.unregister("incoming")


@cache
def text(name: str) -> str:
    """Return the text of a file of ``sql/``, named as in ``query``.

    Raises:
        LookupError: There is no such file, or more than one and no folder is named.
    """
    found = list(SQL.glob(f"{name}.sql" if "/" in name else f"*/{name}.sql"))
    if len(found) != 1:
        raise LookupError(f"{len(found)} SQL files are called {name}.sql; expected one")
    return found[0].read_text(encoding="utf-8")


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the names of the statements in one folder of ``sql/``, sorted."""
    return tuple(sorted(path.stem for path in (SQL / folder).glob("*.sql")))


@cache
def in_order(*folders: str) -> tuple[tuple[str, str], ...]:
    """Return name and text of each statement in ``folders``, each after those it builds on."""
    known = {name for folder in folders for name in names(folder)}
    reads = {name: sorted((known & _words(text(name))) - {name}) for name in sorted(known)}
    return tuple((name, text(name)) for name in TopologicalSorter(reads).static_order())


def _words(statement: str) -> set[str]:
    """Return every word of a statement but those of its comments."""
    return set(re.findall(r"\w+", re.sub(r"--.*", "", statement)))

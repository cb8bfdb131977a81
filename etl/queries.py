"""The SQL of the warehouse: one file a statement, found by its name, fed by parameters."""

import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
import polars as pl

SQL = Path(__file__).resolve().parent / "sql"


def query(con: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> pl.DataFrame:
    """Run the SELECT in ``sql/…/<name>.sql`` and return its rows.

    Args:
        con: An open connection, as ``warehouse.writing`` yields it.
        name: The file's name without ``.sql``; unique over all folders.
        parameters: Values for its ``$name`` placeholders, exactly those it has.
    """
    return con.sql(text(name), params=parameters or None).pl()


def run(con: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> None:
    """Run a statement that changes something and returns no rows."""
    con.execute(text(name), parameters or None)


def append(con: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """Append the rows of ``frame`` to a table of the store, matching columns by name.

    Columns that the frame lacks become null; a column that the table lacks is an error.

    Raises:
        ValueError: ``table`` is not a table of the store.
    """
    if table not in names("tables"):
        raise ValueError(f"no such table: {table}")
    con.register("incoming", frame)
    try:
        # The name was found among our own files above: nothing a file contains gets here.
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608
    finally:
        con.unregister("incoming")


@cache
def text(name: str) -> str:
    """Return the text of ``sql/…/<name>.sql``.

    Raises:
        LookupError: There is no such file, or more than one.
    """
    found = list(SQL.rglob(f"{name}.sql"))
    if len(found) != 1:
        raise LookupError(f"{len(found)} SQL files are called {name}.sql; expected one")
    return found[0].read_text(encoding="utf-8")


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the names of the statements in one folder of ``sql/``, sorted."""
    return tuple(sorted(path.stem for path in (SQL / folder).glob("*.sql")))


def views() -> Iterator[tuple[str, str]]:
    """Yield name and text of each view, each after the views it reads."""
    known = {*names("staging"), *names("core")}
    reads = {name: known & set(re.findall(r"\w+", _body(text(name)))) - {name} for name in known}
    for name in TopologicalSorter(
        {name: sorted(reads[name]) for name in sorted(reads)}
    ).static_order():
        yield name, text(name)


def _body(statement: str) -> str:
    return re.sub(r"--.*", "", statement)

"""Lay out tables in a connection for the steps of a load; all of them go with the connection."""

from datetime import date

import duckdb
import polars as pl

from etl import personal
from etl.columns import Kind
from etl.queries import query
from etl.queries import text as statement


def set_variables(con: duckdb.DuckDBPyConnection, dataset: str, extract_date: date | None) -> None:
    """Set what the macros and checks of every kind of row ask for by name."""
    con.execute("SET VARIABLE dataset = $1", [dataset])
    con.execute("SET VARIABLE extract_date = $1::DATE", [extract_date])
    con.execute("SET VARIABLE iin = $1", [personal.TWELVE_DIGITS])
    con.execute("SET VARIABLE phone = $1", [personal.PHONE])
    con.execute("SET VARIABLE email = $1", [personal.EMAIL])
    con.execute("SET VARIABLE person = $1", [personal.NAME])


def table(con: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """Lay out ``frame`` as the table ``name``, which is one of our own names."""
    con.register("laid_out", frame)
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM laid_out")  # noqa: S608
    con.unregister("laid_out")


def run(con: duckdb.DuckDBPyConnection, name: str, select: str) -> None:
    """Lay out the answer of ``sql/<select>.sql`` as the table ``name``."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {statement(select)}")


def view(con: duckdb.DuckDBPyConnection, name: str, select: str) -> None:
    """Lay out ``sql/<select>.sql`` as the view ``name``."""
    con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {statement(select)}")


def lay_out_entries(con: duckdb.DuckDBPyConnection, kind: Kind) -> None:
    """Lay out ``register_entry`` and what finds repeated rows and mixed data sets, for any file.

    Args:
        con: A connection with ``register_row``, in the columns of the store.
        kind: Whose versions the rows become.
    """
    view(con, "register_entry", f"register/{kind}_entry")
    run(con, "repeated_key", "register/repeated_key")
    run(con, "compared_key", f"register/{kind}_compared_key")
    run(con, "register_content", f"register/{kind}_content")
    simulated = query(con, "register/simulated_data_set").item()
    con.execute("SET VARIABLE is_simulated = $1", [simulated])

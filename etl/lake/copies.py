"""Take all tables of a lake into one DuckDB file, and back into an empty lake.

So a backup of a lake needs no catalog to be read, and a warehouse can grow from one file into a
lake, or go back, by a backup and a restore.
"""

from pathlib import Path

import duckdb

from etl.errors import DataRefused
from words import N_, Message

#: What the file is called in a connection.
FILE = "aside"
TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = $1 ORDER BY table_name"
NOT_EMPTY = N_(
    "The lake holds tables already. Nothing was restored: name an empty database and an empty "
    "folder in the settings of the lake."
)


def copy_out(con: duckdb.DuckDBPyConnection, lake: str, file: Path) -> None:
    """Write every table of the lake, as it is at one moment, into a new DuckDB file.

    Args:
        con: A connection to which the lake is attached.
        lake: Its name there.
        file: A file that does not exist.
    """
    con.execute(f"ATTACH '{_escaped(file)}' AS {FILE} (STORAGE_VERSION 'v1.5.0')")
    con.execute("BEGIN")
    for table in _tables(con, lake):
        con.execute(f"CREATE TABLE {FILE}.{table} AS FROM {lake}.{table}")
    con.execute("COMMIT")
    con.execute(f"DETACH {FILE}")  # and what stood in its log is in the file


def copy_in(con: duckdb.DuckDBPyConnection, lake: str, file: Path) -> None:
    """Write every table of a DuckDB file into the empty lake: all or nothing.

    Raises:
        DataRefused: The lake is not empty.
    """
    if _tables(con, lake):
        raise DataRefused(Message(NOT_EMPTY))
    con.execute(f"ATTACH '{_escaped(file)}' AS {FILE} (READ_ONLY)")
    con.execute("BEGIN")
    for table in _tables(con, FILE):
        con.execute(f"CREATE TABLE {lake}.{table} AS FROM {FILE}.{table}")
    con.execute("COMMIT")
    con.execute(f"DETACH {FILE}")


def _tables(con: duckdb.DuckDBPyConnection, database: str) -> list[str]:
    return [name for (name,) in con.execute(TABLES, [database]).fetchall()]


def _escaped(file: Path) -> str:
    return str(file).replace("'", "''")

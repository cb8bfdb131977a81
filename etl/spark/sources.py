"""Where the rows of a lake are, for an engine that asks no catalog: files and columns."""

from dataclasses import dataclass

import duckdb
import polars as pl

from etl.errors import DataRefused
from etl.lake.store import NAME
from etl.queries import names
from etl.settings import Settings
from etl.store import LAKE_STORE
from etl.warehouse import rehearsing
from words import N_, Message

#: The types of our tables in DuckDB and in Spark.
TYPES = {
    "BIGINT": "long",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DOUBLE": "double",
    "TIMESTAMP WITH TIME ZONE": "timestamp",
    "VARCHAR": "string",
    "VARCHAR[]": "array",
}
FILES = "SELECT data_file, delete_file FROM ducklake_list_files($lake, $table)"
COLUMNS = f"""
    SELECT c.column_name, c.column_id
    FROM __ducklake_metadata_{NAME}.ducklake_column AS c
    JOIN __ducklake_metadata_{NAME}.ducklake_table AS t ON t.table_id = c.table_id
    WHERE t.table_name = $table AND t.end_snapshot IS NULL AND c.end_snapshot IS NULL
        AND c.parent_column IS NULL
    ORDER BY c.column_order
"""  # noqa: S608 - the name is our own
NO_LAKE = N_(
    "Spark reads the Parquet files of a lake, and this warehouse keeps its tables in one file. "
    "Set DASHBOARD_STORE to a lake, or use --engine duckdb."
)
CHANGED = N_(
    "Rows of the table {table} were deleted in the lake, which this program never does. "
    "Nothing was worked out."
)


@dataclass(frozen=True, slots=True)
class Source:
    """One table of a lake.

    Attributes:
        name: Its name.
        columns: Name, type in Spark and number of each column. A column that was renamed has
            another name in older files, and the same number.
        files: The Parquet files that its rows are in.
    """

    name: str
    columns: tuple[tuple[str, str, int], ...]
    files: tuple[str, ...]


def sources(settings: Settings) -> tuple[Source, ...]:
    """Return every table of the lake as it is at one moment.

    Nobody is kept waiting afterwards: a file, once written, is never changed.

    Raises:
        DataRefused: The warehouse is no lake, or the lake was changed by other hands.
    """
    if not settings.store.startswith(LAKE_STORE):
        raise DataRefused(Message(NO_LAKE))
    with rehearsing(settings) as con:
        return tuple(_source(con, name) for name in names("tables"))


def _source(con: duckdb.DuckDBPyConnection, name: str) -> Source:
    files = _rows(con, FILES, lake=NAME, table=name)
    if files["delete_file"].null_count() < files.height:
        raise DataRefused(Message(CHANGED, {"table": name}))
    described = con.sql(f"DESCRIBE {name}").pl()
    types = dict(described.select("column_name", "column_type").rows())
    numbers = _rows(con, COLUMNS, table=name)
    columns = tuple((column, TYPES[types[column]], number) for column, number in numbers.rows())
    return Source(name, columns, tuple(files["data_file"].sort()))


def _rows(con: duckdb.DuckDBPyConnection, statement: str, **parameters: str) -> pl.DataFrame:
    rows: pl.DataFrame = con.sql(statement, params=parameters).pl()
    return rows

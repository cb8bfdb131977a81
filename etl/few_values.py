"""Let columns of few values be sorted and written by number, which takes a third of the time."""

import duckdb

#: So many rows show which columns have few values; in a part of no more rows nothing is gained.
SAMPLE_ROWS = 20_000
#: A column with more values in those rows is one of names or identifiers.
FEW_IN_SAMPLE = 1_000
#: More values than these stay texts.
FEW = 4_000

TEXTS = "SELECT column_name FROM (DESCRIBE FROM part_row) WHERE column_type = 'VARCHAR'"
SAMPLE = "SELECT {counts} FROM (FROM part_row LIMIT {rows:d})"
LISTS = "CREATE OR REPLACE TEMP TABLE few_value AS SELECT {lists} FROM part_row"
LENGTHS = "SELECT {lengths} FROM few_value"
# In the order of the alphabet: equal data are equal files.
TYPE = "CREATE TEMP TYPE few_{column} AS ENUM (SELECT unnest(list_sort({column})) FROM few_value)"


def number_few_values(con: duckdb.DuckDBPyConnection) -> str:
    """Make types of the columns of ``part_row`` that have few values; return what to select.

    What is selected has the same columns, those of few values as an ENUM of just the values that
    stand in ``part_row``. A text takes sixteen bytes of a row that is sorted and is looked up again
    when it is written; its number takes one or two. In a Parquet file both are the same texts.

    Args:
        con: The store, with the view ``part_row``. Types made of it before are dropped.
    """
    texts = [name for (name,) in con.execute(TEXTS).fetchall()]
    counts = _each("count(DISTINCT {})", texts)
    few = _with(con, SAMPLE.format(counts=counts, rows=SAMPLE_ROWS), texts, FEW_IN_SAMPLE)
    if few:
        lists = _each("list(DISTINCT {0}) FILTER ({0} IS NOT NULL) AS {0}", few)
        con.execute(LISTS.format(lists=lists))
        few = _with(con, LENGTHS.format(lengths=_each("len({})", few)), few, FEW)
    for column in texts:
        con.execute(f"DROP TYPE IF EXISTS few_{column}")
        if column in few:
            con.execute(TYPE.format(column=column))
    return f"* REPLACE ({_each('{0}::few_{0} AS {0}', few)})" if few else "*"


def _with(con: duckdb.DuckDBPyConnection, counted: str, columns: list[str], most: int) -> list[str]:
    """Return the columns of which ``counted`` finds some values and not too many."""
    counts = con.execute(counted).fetchall()[0]
    return [name for name, count in zip(columns, counts, strict=True) if 0 < (count or 0) <= most]


def _each(said: str, columns: list[str]) -> str:
    """Say the same of each column; the names are ours."""
    return ", ".join(said.format(column) for column in columns)

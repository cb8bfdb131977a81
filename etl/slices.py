"""Write a part of a release in the order of its key, so many rows at a time as memory can sort."""

from collections.abc import Iterator
from math import ceil
from pathlib import Path

import duckdb

from etl.few_values import SAMPLE_ROWS, number_few_values

#: Rows that are sorted at a time, some 0.5 GB of them: what a load has laid out before is in
#: memory, too, until it is committed. A part of fewer rows is one file.
SLICE_ROWS = 1_200_000
#: Fewer and larger groups are written faster; a reader of few columns is as fast with either.
ROW_GROUP_ROWS = 122_880
#: Days and codes are fewer than this. Of identifiers, which are more, no dictionary is begun.
DICTIONARY_VALUES = 4_000
#: Level 1 of the compression: level 3 takes longer and makes no smaller files of these tables.
COPY = (
    "COPY ({rows}) TO (getvariable('part_file')) (FORMAT parquet,"
    f" COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE {ROW_GROUP_ROWS},"
    f" DICTIONARY_SIZE_LIMIT {DICTIONARY_VALUES})"
)
#: The end of a slice is the beginning of the next; of the last one it is null.
SLICE = (
    "SELECT {cells} FROM part_row WHERE {key} >= getvariable('slice_begin')"
    " AND ({key} < getvariable('slice_end')::VARCHAR OR getvariable('slice_end') IS NULL)"
    " ORDER BY {key}"
)
WHOLE = "SELECT {cells} FROM part_row ORDER BY {key}"
#: Keys of each slice that decide where it begins: it is hardly ever a tenth larger than meant.
SAMPLE_OF_SLICE = 1_000
SAMPLE = "SELECT {key} FROM part_row WHERE hash({key}) % $1 = 0 ORDER BY {key}"


def slice_names(place: Path, count: int) -> tuple[Path, ...]:
    """Return the files of a part of several slices, in their order, in the folder ``place``."""
    return tuple(place / f"{number:05}.parquet" for number in range(count))


def write_slices(
    con: duckdb.DuckDBPyConnection, place: Path, *, key: str, rows: int
) -> Iterator[tuple[Path, int]]:
    """Write the rows of ``part_row``, sorted, and yield each file with the number of all.

    Sorting all of them at once would take a multiple of the memory that the store may use, and
    DuckDB does not always get by with less: 1.5 fails at ten million cases. If the rows are
    nearly in order already, as most registers are, a slice reads hardly more of the store than it
    writes; if they are in none, each one reads all keys.

    Args:
        con: The store, with the view ``part_row``.
        place: The file to write; if there are several, the folder of them.
        key: The column to sort by, text that is never null.
        rows: How many rows there are at most.
    """
    begins = _begins(con, key) if rows > SLICE_ROWS else [""]
    cells = number_few_values(con) if rows > SAMPLE_ROWS else "*"
    if len(begins) == 1:
        con.execute("SET VARIABLE part_file = $1", [str(place)])
        con.execute(COPY.format(rows=WHOLE.format(cells=cells, key=key)))
        yield place, 1
        return
    place.mkdir()
    files = slice_names(place, len(begins))
    for file, begin, end in zip(files, begins, [*begins[1:], None], strict=True):
        con.execute("SET VARIABLE part_file = $1", [str(file)])
        con.execute("SET VARIABLE slice_begin = $1", [begin])
        con.execute("SET VARIABLE slice_end = $1", [end])
        con.execute(COPY.format(rows=SLICE.format(cells=cells, key=key)))
        yield file, len(files)


def _begins(con: duckdb.DuckDBPyConnection, key: str) -> list[str]:
    """Return the least key of each slice, by a sample that is the same for the same keys."""
    step = max(SLICE_ROWS // SAMPLE_OF_SLICE, 1)
    found = con.execute(SAMPLE.format(key=key), [step]).fetchall()
    count = max(ceil(len(found) * step / SLICE_ROWS), 1)
    return ["", *(found[number * len(found) // count][0] for number in range(1, count))]

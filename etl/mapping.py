"""Which header is which column, where the file does not say it itself: asked, kept, offered again.

Nothing here is accepted on its own: a suggestion becomes a mapping when somebody says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from etl import warehouse
from etl.columns import Kind, Mapped, known_headers, nearest_column, needed_headers, recognised
from etl.headers import fingerprint, header_labels
from etl.queries import append, query
from etl.readers.table import TableHead, read_head
from etl.reading import Reading
from etl.scratch import scratch
from etl.settings import Settings

#: One row per header of a file, by position [from 1]. ``column`` is what it is recognised as,
#: ``suggested`` what it may mean, ``remembered`` what somebody said of it in the last file with
#: these headers; each null where there is none.
SUGGESTION = {
    "position": pl.Int64,
    "header": pl.String,
    "column": pl.String,
    "suggested": pl.String,
    "remembered": pl.String,
}


@dataclass(frozen=True, slots=True)
class Remembered:
    """What somebody said of the last file with the same headers; empty if nobody said anything.

    Attributes:
        columns: Header to column, None for one that was not to be read; as ``mapping`` of a load.
        values: Column to spelling to code; as ``value_mapping`` of a load.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def suggest_mapping(
    path: Path,
    kind: Kind,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    file_name: str | None = None,
    settings: Settings | None = None,
) -> pl.DataFrame:
    """Return each header of a file with the column that it is, may be, and was, as ``SUGGESTION``.

    No cell below the header is shown: it may be about a person. A header that may be is ``#n``.

    Raises:
        DataRefused: The file cannot be read as a table.
    """
    head = _head(path, kind, encoding, sheet, file_name)
    known = [recognised(cell, kind=kind) for cell in head.header]
    taken = {column for column in known if column}
    before = _remembered(head, kind, settings or Settings.from_environment()).columns
    rows = [
        (place, label, column, None if column else nearest_column(cell, kind=kind, taken=taken))
        for place, (label, cell, column) in enumerate(
            zip(header_labels(head.header), head.header, known, strict=True), start=1
        )
    ]
    return pl.DataFrame(
        [(*row, before.get(row[1])) for row in rows], schema=SUGGESTION, orient="row"
    )


def remembered_mapping(
    path: Path,
    kind: Kind,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    file_name: str | None = None,
    settings: Settings | None = None,
) -> Remembered:
    """Return what was said of the last loaded file with the same headers, to be offered again.

    Raises:
        DataRefused: The file cannot be read as a table.
    """
    head = _head(path, kind, encoding, sheet, file_name)
    return _remembered(head, kind, settings or Settings.from_environment())


def remember(
    con: duckdb.DuckDBPyConnection,
    header: tuple[str, ...],
    mapped: Mapped,
    *,
    kind: Kind,
    value_mapping: Mapping[str, Mapping[str, str]],
    upload_id: int,
) -> None:
    """Enter into the ledger which header of an upload was read as which column, and who said so.

    Args:
        con: A connection that writes.
        header: The headers of the file.
        mapped: What they were taken for.
        kind: What one row is.
        value_mapping: What was said of values.
        upload_id: The upload's number.
    """
    same = {"fingerprint": fingerprint(header), "kind": kind, "upload_id": upload_id}
    columns = {place: column for column, place in mapped.columns.items()}
    headers = [
        same
        | {
            "position": place + 1,
            "header": label,
            "column_name": columns.get(place),
            "is_by_hand": label in mapped.by_hand,
        }
        for place, label in enumerate(header_labels(header))
    ]
    append(con, "column_mapping", pl.DataFrame(headers, infer_schema_length=None))
    values = [
        same | {"column_name": column, "value": value, "code": code}
        for column, book in value_mapping.items()
        for value, code in book.items()
    ]
    if values:
        append(con, "value_mapping", pl.DataFrame(values, infer_schema_length=None))


def _head(
    path: Path, kind: Kind, encoding: str | None, sheet: str | None, name: str | None
) -> TableHead:
    reading = Reading(encoding=encoding, sheet=sheet)
    with scratch() as folder:
        return read_head(
            path,
            folder=folder,
            known=known_headers(kind),
            needed=needed_headers(kind),
            name=name,
            reading=reading,
        )


def _remembered(head: TableHead, kind: Kind, settings: Settings) -> Remembered:
    same: dict[str, object] = {"fingerprint": fingerprint(head.header), "kind": kind}
    with warehouse.rehearsing(settings) as con:
        columns = query(con, "remembered_columns", **same)
        values = query(con, "remembered_values", **same)
    books: dict[str, dict[str, str]] = {}
    for column, value, code in values.rows():
        books.setdefault(column, {})[value] = code
    return Remembered(dict(columns.rows()), books)

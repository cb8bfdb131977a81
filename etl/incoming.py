"""Read a register and recognise its columns, before its rows are judged."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from etl import ledger
from etl.articles import known_articles
from etl.columns import Kind, Mapped, known_headers, map_headers, needed_headers
from etl.errors import DataRefused
from etl.headers import header_key, header_labels, presentable
from etl.places import gazetteer
from etl.queries import in_order
from etl.readers.table import TableFile, read_table
from etl.reading import Reading
from etl.scratch import scratch
from etl.values import check_value_mapping
from words import N_, Message

NO_EXTRACT_DATE = N_(
    "{file} does not say on what day the data were extracted. Expected a column extract_date, or"
    " the date stated when loading. The day of loading is no substitute."
)
NO_ROWS = N_("{file} has a header line and no rows below it. Nothing was loaded.")
READ_IN = N_(
    "{file} was read in the encoding {encoding}. If that is wrong, state another one (--encoding)."
)
READ_SHEET = N_("The sheet “{sheet}” of {file} was read. If another is meant, state it (--sheet).")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read, with everything needed to judge it."""

    file: TableFile
    mapped: Mapped
    kind: Kind
    dataset: str
    extract_date: date | None
    reading: Reading

    @property
    def mapping(self) -> dict[str, str | None]:
        """Return what each header of the file was read as; None if it was not read."""
        columns = {place: column for column, place in self.mapped.columns.items()}
        return {label: columns.get(n) for n, label in enumerate(header_labels(self.file.header))}


@contextmanager
def incoming(
    path: Path,
    file_name: str | None,
    *,
    kind: Kind,
    dataset: str,
    extract_date: date | None,
    reading: Reading,
) -> Iterator[Incoming]:
    """Read a file into a folder that lasts as long as the block.

    Raises:
        DataRefused: It cannot be read, required columns are missing, it has no extract date or no
            rows, or what the caller says of it does not fit.
    """
    ledger.check_dataset_name(dataset, kind=kind)
    check_value_mapping(reading.value_mapping, kind=kind)
    with scratch() as folder:
        with ThreadPoolExecutor(1) as beside:
            beside.submit(_get_ready)
            file = read_table(
                path,
                folder=folder,
                known=known_headers(kind) | {header_key(header) for header in reading.mapping},
                needed=needed_headers(kind, reading.mapping),
                name=file_name,
                reading=reading,
            )
        mapped = _map(file, kind, reading)
        if extract_date is None and "extract_date" not in mapped.columns:
            raise DataRefused(Message(NO_EXTRACT_DATE, {"file": file.name}))
        if not file.rows_read:
            raise DataRefused(Message(NO_ROWS, {"file": file.name}))
        yield Incoming(file, mapped, kind, dataset, extract_date, reading)


def _get_ready() -> None:
    """Read what is kept for the life of the process while another one reads the file.

    Whatever fails here fails again where it is needed, and is said there.
    """
    gazetteer()
    known_articles()
    in_order("macros")
    in_order("staging", "core")
    pl.Series([""]).to_arrow()  # loads Arrow, by which frames come to the store and back


def _map(file: TableFile, kind: Kind, reading: Reading) -> Mapped:
    """Recognise the headers; a refusal also says how they were read, which may be the reason."""
    try:
        return map_headers(file.header, kind=kind, file=file.name, mapping=reading.mapping)
    except DataRefused as refused:
        how: dict[str, object] = {"file": file.name, "encoding": file.encoding}
        if file.sheet is not None:
            said = Message(READ_SHEET, how | {"sheet": presentable(file.sheet)})
        elif file.encoding.startswith("UTF-8"):
            raise
        else:
            said = Message(READ_IN, how)
        raise DataRefused(*refused.messages, said) from None

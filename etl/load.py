"""Load a file of cases or sanctions: judge every row, keep the sound ones, say why of the rest."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from etl import ledger, register, warehouse
from etl.checks import find_problems
from etl.columns import Kind, Mapped, known_headers, map_headers, needed_headers
from etl.errors import DataRefused
from etl.headers import header_key, header_labels, presentable
from etl.load_report import LoadReport
from etl.mapping import remember
from etl.readers.table import TableFile, read_table
from etl.reading import AS_FOUND, Reading
from etl.settings import Settings
from etl.settle import keep, settle
from etl.values import check_value_mapping, unknown_values
from words import N_, Message

#: The data set of the teaching register; ``etl.simulate`` makes its files.
SIMULATED = "simulated"

NO_EXTRACT_DATE = N_(
    "{file} does not say on what day the data were extracted. Expected a column extract_date, or"
    " the date stated when loading. The day of loading is no substitute."
)
NO_ROWS = N_("{file} has a header line and no rows below it. Nothing was loaded.")
SAME_FILE = N_(
    "{file} is already loaded, as upload {upload}. Nothing was changed. To load it again, withdraw"
    " that upload first."
)


READ_IN = N_(
    "{file} was read in the encoding {encoding}. If that is wrong, state another one (--encoding)."
)
READ_SHEET = N_("The sheet “{sheet}” of {file} was read. If another is meant, state it (--sheet).")


@dataclass(frozen=True, slots=True)
class _Task:
    """A file that was read, with everything needed to judge it."""

    file: TableFile
    mapped: Mapped
    kind: Kind
    dataset: str
    extract_date: date | None
    reading: Reading


def check(
    path: Path,
    *,
    kind: Kind,
    dataset: str,
    settings: Settings,
    extract_date: date | None = None,
    file_name: str | None = None,
    reading: Reading = AS_FOUND,
) -> LoadReport:
    """Judge a file as ``load`` would, against what is loaded now; write nothing.

    Raises:
        DataRefused: As ``load``.
    """
    with (
        _read(
            path,
            file_name,
            kind=kind,
            dataset=dataset,
            extract_date=extract_date,
            reading=reading,
        ) as task,
        warehouse.rehearsing(settings) as con,
    ):
        return _judge(con, task)


def load(
    path: Path,
    *,
    kind: Kind,
    dataset: str,
    settings: Settings,
    extract_date: date | None = None,
    file_name: str | None = None,
    actor: str | None = None,
    reading: Reading = AS_FOUND,
) -> LoadReport:
    """Load a file in one transaction: either all its sound rows are in, or nothing is.

    Args:
        path: A CSV or TSV file in any encoding of ``readers.encodings``, or an XLSX workbook.
        kind: ``case`` or ``sanction``.
        dataset: The data set that it belongs to.
        settings: Which warehouse.
        extract_date: The day on which the sender drew the file; goes before its own column.
        file_name: What the sender calls it, when ``path`` is a temporary copy.
        actor: Who loads it; the settings' actor by default.
        reading: What the caller says of the file beyond what it shows.

    Raises:
        DataRefused: The file as a whole cannot be loaded: not readable, required columns missing,
            no extract date, no rows, or this very file is loaded already.
    """
    with (
        _read(
            path,
            file_name,
            kind=kind,
            dataset=dataset,
            extract_date=extract_date,
            reading=reading,
        ) as task,
        warehouse.writing(settings) as con,
    ):
        report = _judge(con, task)
        upload_id = ledger.start_upload(
            con,
            kind=kind,
            dataset=dataset,
            file_name=report.file_name,
            file_sha256=report.file_sha256,
            extract_date=report.extract_date,
            encoding=report.encoding,
            actor=actor or settings.actor,
        )
        remember(
            con,
            task.file.header,
            task.mapped,
            kind=kind,
            value_mapping=reading.value_mapping,
            upload_id=upload_id,
        )
        return keep(con, report, upload_id=upload_id, kind=kind)


@contextmanager
def _read(
    path: Path,
    file_name: str | None,
    *,
    kind: Kind,
    dataset: str,
    extract_date: date | None,
    reading: Reading,
) -> Iterator[_Task]:
    ledger.check_dataset_name(dataset, kind=kind)
    check_value_mapping(reading.value_mapping, kind=kind)
    with tempfile.TemporaryDirectory(prefix="register-") as folder:
        file = read_table(
            path,
            folder=Path(folder),
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
        yield _Task(file, mapped, kind, dataset, extract_date, reading)


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


def _judge(con: duckdb.DuckDBPyConnection, task: _Task) -> LoadReport:
    """Run the checks, settle what each row is to the data set, and count."""
    file, kind = task.file, task.kind
    loaded_as = ledger.find_upload(con, kind=kind, dataset=task.dataset, file_sha256=file.sha256)
    if loaded_as is not None:
        values: dict[str, object] = {"file": file.name, "upload": str(loaded_as)}
        raise DataRefused(Message(SAME_FILE, values))
    set_aside, notes = register.prepare(
        con,
        file,
        task.mapped,
        kind=kind,
        dataset=task.dataset,
        extract_date=task.extract_date,
        value_mapping=task.reading.value_mapping,
    )
    settled = settle(con, pl.concat([set_aside, find_problems(con, kind)]), kind=kind)
    report = LoadReport(
        upload_id=None,
        kind=kind,
        dataset=task.dataset,
        file_name=file.name,
        file_sha256=file.sha256,
        encoding=file.encoding,
        delimiter=file.delimiter,
        extract_date=settled.extract_date,
        rows_read=file.rows_read,
        rows_rejected=settled.rows_rejected,
        rows_new=settled.rows_new,
        rows_changed=settled.rows_changed,
        rows_identical=settled.rows_identical,
        problems=settled.problems,
        ignored_columns=task.mapped.ignored,
        notes=notes,
        changes=settled.changes,
        sheet=file.sheet,
        header_line=file.header_line,
        mapping=_mapping(file, task.mapped),
        unknown_values=unknown_values(settled.problems),
    )
    report.reconcile()
    return report


def _mapping(file: TableFile, mapped: Mapped) -> dict[str, str | None]:
    """Return what each header of the file was read as; None if it was not read."""
    columns = {place: column for column, place in mapped.columns.items()}
    return {label: columns.get(n) for n, label in enumerate(header_labels(file.header))}

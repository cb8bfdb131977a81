"""Load an export of the crime map: each sound record becomes a case of a register."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from etl import entry, ledger, progress, warehouse
from etl.columns import FileKind
from etl.crime_map import records
from etl.errors import DataRefused
from etl.load_report import LoadReport
from etl.queries import text as statement
from etl.readers.crime_map import CrimeMapFile, read_crime_map
from etl.scratch import scratch
from etl.settings import Settings
from etl.settle import keep, settle
from words import N_, Message

KIND: FileKind = "crime-map"

NO_EXTRACT_DATE = N_(
    "On what day was {file} exported? The map does not say it: state the extract date when loading."
)
NO_RECORDS = N_("{file} has no records. Nothing was loaded.")
IS_CUT = N_(
    "The map server says that {file} is only a part: it gives some thousand records at a time."
    " Export the rest into further files and load them too."
)
REMOVED = N_(
    "Cases of the data set that {file} says were removed from the register, and that no longer"
    " count: {n}."
)
NUMBERED = N_("In {file}, “line” means the number of the record, counted from 1.")
NOT_KEPT = N_(
    "Of {file}, the points, streets and houses were not kept, and the numbers of the register were"
    " replaced by keyed hashes."
)


@dataclass(frozen=True, slots=True)
class _Task:
    """An export that was read, with everything needed to judge it."""

    file: CrimeMapFile
    dataset: str
    extract_date: date


def check(
    path: Path,
    *,
    dataset: str,
    settings: Settings,
    extract_date: date | None = None,
    file_name: str | None = None,
) -> LoadReport:
    """Judge an export as ``load`` would, against what is loaded now; write nothing.

    Raises:
        DataRefused: As ``load``.
    """
    with (
        _read(path, dataset, extract_date, file_name) as task,
        warehouse.rehearsing(settings) as con,
    ):
        return _judge(con, task)


def load(
    path: Path,
    *,
    dataset: str,
    settings: Settings,
    extract_date: date | None = None,
    file_name: str | None = None,
    actor: str | None = None,
) -> LoadReport:
    """Load an export in one transaction: either all its sound records are in, or nothing is.

    All articles are loaded: the neighbours of stalking are its context. A record that a later
    export changes gets a new version, by its number in the register, of which only a keyed hash
    is stored. Records that the register removed (discontinued) are skipped and counted; those that
    were loaded before get a version that says so, and no longer count.

    Args:
        path: ArcGIS JSON, GeoJSON or CSV, with the old or the new names of the fields, or the
            layout of 2016 without a header.
        dataset: The data set that it belongs to.
        settings: Which warehouse.
        extract_date: The day on which the map was exported.
        file_name: What the sender calls it, when ``path`` is a temporary copy.
        actor: Who loads it; the settings' actor by default.

    Raises:
        DataRefused: The file as a whole cannot be loaded: not readable, no export of the offences,
            no extract date, no records, or this very file is loaded already.
    """
    with (
        _read(path, dataset, extract_date, file_name) as task,
        warehouse.writing(settings) as con,
    ):
        report = _judge(con, task)
        upload_id = entry.opened(con, report, actor=actor or settings.actor)
        kept = keep(con, report, upload_id=upload_id, kind="case")
        con.execute(f"INSERT INTO case_removal BY NAME {statement('crime_map/crime_map_removal')}")
        return kept


@contextmanager
def _read(
    path: Path, dataset: str, extract_date: date | None, file_name: str | None
) -> Iterator[_Task]:
    ledger.check_dataset_name(dataset, kind=KIND)
    if extract_date is None:
        raise DataRefused(Message(NO_EXTRACT_DATE, {"file": file_name or path.name}))
    with scratch() as folder:
        progress.tell("reading")
        file = read_crime_map(path, folder=folder, name=file_name)
        if not file.rows_read:
            raise DataRefused(Message(NO_RECORDS, {"file": file.name}))
        yield _Task(file, dataset, extract_date)


def _judge(con: duckdb.DuckDBPyConnection, task: _Task) -> LoadReport:
    """Run the checks, settle what each record is to the data set, and count."""
    file = task.file
    entry.refuse_same(con, kind=KIND, dataset=task.dataset, name=file.name, sha256=file.sha256)
    set_aside = records.prepare(con, file, dataset=task.dataset, extract_date=task.extract_date)
    problems = pl.concat([set_aside, records.find_problems(con)])
    settled = settle(con, problems, kind="case")
    report = LoadReport(
        upload_id=None,
        kind=KIND,
        dataset=task.dataset,
        file_name=file.name,
        file_sha256=file.sha256,
        encoding=file.encoding,
        delimiter=file.delimiter,
        extract_date=task.extract_date,
        rows_read=file.rows_read,
        rows_rejected=settled.rows_rejected,
        rows_new=settled.rows_new,
        rows_changed=settled.rows_changed,
        rows_identical=settled.rows_identical,
        problems=settled.problems,
        ignored_columns=file.ignored,
        notes=_notes(file, removed=con.table("crime_map_removed").count("*").pl().item()),
        changes=settled.changes,
    )
    report.reconcile()
    return report


def _notes(file: CrimeMapFile, *, removed: int) -> tuple[Message, ...]:
    said = [NOT_KEPT]
    if file.is_json:
        said.append(NUMBERED)
    if file.is_cut:
        said.insert(0, IS_CUT)
    if removed:
        said.insert(0, REMOVED)
    return tuple(Message(template, {"file": file.name, "n": removed}) for template in said)

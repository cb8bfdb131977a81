"""Load a file of cases or sanctions: judge every row, keep the sound ones, say why of the rest."""

from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from etl import entry, register, warehouse
from etl.checks.find import find_problems
from etl.columns import Kind
from etl.incoming import Incoming, incoming
from etl.load_report import LoadReport
from etl.mapping import remember
from etl.reading import AS_FOUND, Reading
from etl.settings import Settings
from etl.settle import keep, settle
from etl.values import unknown_values

#: The data set of the teaching register; ``etl.simulate.register`` makes its files.
SIMULATED = "simulated"


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
        incoming(
            path,
            file_name,
            kind=kind,
            dataset=dataset,
            extract_date=extract_date,
            reading=reading,
        ) as task,
        warehouse.rehearsing(settings) as con,
    ):
        return _judge(con, task, is_kept=False)


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
        incoming(
            path,
            file_name,
            kind=kind,
            dataset=dataset,
            extract_date=extract_date,
            reading=reading,
        ) as task,
        warehouse.writing(settings) as con,
    ):
        report = _judge(con, task, is_kept=True)
        upload_id = entry.opened(con, report, actor=actor or settings.actor)
        remember(
            con,
            task.file.header,
            task.mapped,
            kind=kind,
            value_mapping=reading.value_mapping,
            upload_id=upload_id,
        )
        return keep(con, report, upload_id=upload_id, kind=kind)


def _judge(con: duckdb.DuckDBPyConnection, task: Incoming, *, is_kept: bool) -> LoadReport:
    """Run the checks, settle what each row is to the data set, and count."""
    file, kind = task.file, task.kind
    entry.refuse_same(con, kind=kind, dataset=task.dataset, name=file.name, sha256=file.sha256)
    set_aside, notes = register.prepare(
        con,
        file,
        task.mapped,
        kind=kind,
        dataset=task.dataset,
        extract_date=task.extract_date,
        value_mapping=task.reading.value_mapping,
        is_kept=is_kept,
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
        mapping=task.mapping,
        unknown_values=unknown_values(settled.problems),
    )
    report.reconcile()
    return report

"""Load a file of cases or sanctions: judge every row, keep the sound ones, say why of the rest."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from etl import ledger, register, warehouse
from etl.checks import as_problems, find_problems
from etl.columns import Kind, Mapped, known_headers, map_headers
from etl.errors import DataRefused
from etl.load_report import LoadReport
from etl.queries import text as statement
from etl.readers.delimited import DelimitedFile, read_delimited
from etl.settings import Settings
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


@dataclass(frozen=True, slots=True)
class _Task:
    """A file that was read, with everything needed to judge it."""

    file: DelimitedFile
    mapped: Mapped
    kind: Kind
    dataset: str
    extract_date: date | None


def check(
    path: Path,
    *,
    kind: Kind,
    dataset: str,
    settings: Settings,
    extract_date: date | None = None,
    file_name: str | None = None,
) -> LoadReport:
    """Judge a file as ``load`` would, against what is loaded now; write nothing.

    Raises:
        DataRefused: As ``load``.
    """
    with (
        _read(path, kind, dataset, extract_date, file_name) as task,
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
) -> LoadReport:
    """Load a file in one transaction: either all its sound rows are in, or nothing is.

    Args:
        path: A CSV or TSV file in UTF-8.
        kind: ``case`` or ``sanction``.
        dataset: The data set that it belongs to.
        settings: Which warehouse.
        extract_date: The day on which the sender drew the file; goes before its own column.
        file_name: What the sender calls it, when ``path`` is a temporary copy.
        actor: Who loads it; the settings' actor by default.

    Raises:
        DataRefused: The file as a whole cannot be loaded: not readable, required columns missing,
            no extract date, no rows, or this very file is loaded already.
    """
    with (
        _read(path, kind, dataset, extract_date, file_name) as task,
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
        return _keep(con, report, upload_id)


@contextmanager
def _read(
    path: Path, kind: Kind, dataset: str, extract_date: date | None, file_name: str | None
) -> Iterator[_Task]:
    ledger.check_dataset_name(dataset, kind=kind)
    with tempfile.TemporaryDirectory(prefix="register-") as folder:
        file = read_delimited(path, folder=Path(folder), known=known_headers(kind), name=file_name)
        mapped = map_headers(file.header, kind=kind, file=file.name)
        if extract_date is None and "extract_date" not in mapped.columns:
            raise DataRefused(Message(NO_EXTRACT_DATE, {"file": file.name}))
        if not file.rows_read:
            raise DataRefused(Message(NO_ROWS, {"file": file.name}))
        yield _Task(file, mapped, kind, dataset, extract_date)


def _judge(con: duckdb.DuckDBPyConnection, task: _Task) -> LoadReport:
    """Run the checks, settle what each row is to the data set, and count."""
    file, kind = task.file, task.kind
    loaded_as = ledger.find_upload(con, kind=kind, dataset=task.dataset, file_sha256=file.sha256)
    if loaded_as is not None:
        values: dict[str, object] = {"file": file.name, "upload": str(loaded_as)}
        raise DataRefused(Message(SAME_FILE, values))
    set_aside = register.prepare(
        con,
        file,
        task.mapped,
        kind=kind,
        dataset=task.dataset,
        extract_date=task.extract_date,
    )
    problems = pl.concat([set_aside, find_problems(con, kind)])
    rejected = problems.filter(pl.col("severity") == "error").select("line").unique()
    con.register("rejected_line", rejected)
    for table, name in (("register_first", "register_first"), ("register_news", f"{kind}_news")):
        select = statement(f"register/{name}")
        con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {select}")
    repeated = warehouse.query(con, "register/register_repeated")
    con.unregister("rejected_line")
    news = dict(warehouse.query(con, "register/news_count").rows())
    latest_extract = warehouse.query(con, "register/extract_day").item()
    skipped = as_problems(repeated, "duplicate_row")
    report = LoadReport(
        upload_id=None,
        kind=kind,
        dataset=task.dataset,
        file_name=file.name,
        file_sha256=file.sha256,
        encoding=file.encoding,
        delimiter=file.delimiter,
        extract_date=latest_extract,
        rows_read=file.rows_read,
        rows_rejected=rejected.height,
        rows_new=news.get("new", 0),
        rows_changed=news.get("changed", 0),
        rows_identical=news.get("identical", 0),
        problems=pl.concat([problems, skipped]).sort("line", maintain_order=True),
        ignored_columns=task.mapped.ignored,
    )
    report.reconcile()
    return report


def _keep(con: duckdb.DuckDBPyConnection, report: LoadReport, upload_id: int) -> LoadReport:
    """Append the fresh versions and the objections, and close the upload."""
    con.execute("SET VARIABLE upload_id = $1", [upload_id])
    fresh = statement(f"register/{report.kind}_fresh")
    con.execute(f"INSERT INTO {report.kind}_version BY NAME {fresh}")
    objections = report.problems.with_columns(pl.lit(upload_id, pl.Int64).alias("upload_id"))
    warehouse.append(con, "rejected_row", objections)
    ledger.finish_upload(
        con,
        upload_id,
        rows_read=report.rows_read,
        rows_loaded=report.rows_loaded,
        rows_skipped=report.rows_skipped,
        rows_rejected=report.rows_rejected,
    )
    return replace(report, upload_id=upload_id)

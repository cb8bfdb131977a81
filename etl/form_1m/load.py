"""Load an official Form 1-M: judge every row, keep the counts as they were reported."""

from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from etl import entry, ledger, warehouse
from etl.checks.find import PROBLEM
from etl.columns import FileKind
from etl.errors import DataRefused
from etl.form_1m.checks import find_form_problems
from etl.form_1m.frames import Form, read_form
from etl.form_1m.place import Scope, Stated
from etl.load_report import CHANGE, LoadReport
from etl.queries import text as statement
from etl.scratch import scratch
from etl.settings import Settings
from words import Message

KIND: FileKind = "form-1m"
ENCODING = "XLSX"


def check(
    path: Path,
    *,
    dataset: str,
    settings: Settings,
    stated: Stated | None = None,
    file_name: str | None = None,
) -> LoadReport:
    """Judge a workbook as ``load`` would, against what is loaded now; write nothing.

    Raises:
        DataRefused: As ``load``.
    """
    said = stated or Stated()
    form = _read(path, dataset=dataset, file_name=file_name, stated=said)
    with warehouse.rehearsing(settings) as con:
        return _judge(con, form, dataset=dataset, extract_date=said.extract_date)


def load(
    path: Path,
    *,
    dataset: str,
    settings: Settings,
    stated: Stated | None = None,
    file_name: str | None = None,
    actor: str | None = None,
) -> LoadReport:
    """Load a workbook in one transaction: either all its sound rows are in, or nothing is.

    One row is one row of one sheet. A workbook for a region and period that the data set has
    already replaces the sections that it holds; withdrawing it brings the former ones back.

    Args:
        path: The workbook, as it was downloaded.
        dataset: The data set that it belongs to; that of the shipped forms is reserved.
        settings: Which warehouse.
        stated: Region and period where the workbook does not say them, and when it was drawn.
        file_name: What the sender calls it, when ``path`` is a temporary copy.
        actor: Who loads it; the settings' actor by default.

    Raises:
        DataRefused: It is no Form 1-M, or its region or period is not known, or this very file
            is loaded already.
    """
    said = stated or Stated()
    form = _read(path, dataset=dataset, file_name=file_name, stated=said)
    with warehouse.writing(settings) as con:
        report = _judge(con, form, dataset=dataset, extract_date=said.extract_date)
        upload_id = entry.opened(con, report, actor=actor or settings.actor)
        _keep(con, form, upload_id)
        return entry.closed(con, report, upload_id=upload_id)


def _read(path: Path, *, dataset: str, file_name: str | None, stated: Stated) -> Form:
    ledger.check_dataset_name(dataset, kind=KIND)
    if dataset in ledger.SHIPPED_KINDS:
        raise DataRefused(Message(ledger.RESERVED, {"dataset": dataset}))
    with scratch() as folder:
        return read_form(path, folder=folder, name=file_name, stated=stated)


def _judge(
    con: duckdb.DuckDBPyConnection, form: Form, *, dataset: str, extract_date: date | None
) -> LoadReport:
    """Run the checks, settle what each row is to the data set, and count."""
    entry.refuse_same(con, kind=KIND, dataset=dataset, name=form.name, sha256=form.sha256)
    con.register("form_row", form.rows)
    con.register("form_cell", form.cells)
    con.register("form_column", form.columns)
    con.execute(f"CREATE OR REPLACE TEMP TABLE form_value AS {statement('form_1m/form_value')}")
    problems = find_form_problems(con, form.faults)
    rejected = problems.filter(pl.col("severity") == "error").select("row").unique()
    con.register("rejected_form_row", rejected)
    scope = form.scope
    counted = warehouse.query(
        con,
        "form_1m/form_news",
        dataset=dataset,
        region_code=scope.region_code,
        period_from=scope.period_from,
        period_to=scope.period_to,
    )
    news = dict(counted.rows())
    report = LoadReport(
        upload_id=None,
        kind=KIND,
        dataset=dataset,
        file_name=form.name,
        file_sha256=form.sha256,
        encoding=ENCODING,
        delimiter="",
        extract_date=extract_date,
        rows_read=form.rows.height,
        rows_rejected=rejected.height,
        rows_new=news.get("new", 0),
        rows_changed=news.get("changed", 0),
        rows_identical=news.get("identical", 0),
        problems=problems.select(list(PROBLEM)),
        ignored_columns=(),
        notes=form.notes,
        changes=_changes(news, scope),
    )
    report.reconcile()
    return report


def _changes(news: dict[str, int], scope: Scope) -> pl.DataFrame:
    """Return what would change as ``CHANGE``: a form counts up to one month of one region."""
    if not news:
        return pl.DataFrame(schema=CHANGE)
    counted = {name: news.get(name, 0) for name in ("new", "changed", "identical")}
    month = scope.period_to.replace(day=1)
    row = {"region_code": scope.region_code, "month": month, **counted}
    return pl.DataFrame([row], schema=CHANGE)


def _keep(con: duckdb.DuckDBPyConnection, form: Form, upload_id: int) -> None:
    """Append counts and columns."""
    scope = form.scope
    counts = warehouse.query(
        con,
        "form_1m/form_fresh",
        upload_id=upload_id,
        region_code=scope.region_code,
        period_from=scope.period_from,
        period_to=scope.period_to,
    )
    warehouse.append(con, "official_count", counts)
    number = pl.lit(upload_id, pl.Int64).alias("upload_id")
    columns = form.columns.select("section", "form_column", "heading", "measure")
    warehouse.append(con, "form_1m_column", columns.with_columns(number))

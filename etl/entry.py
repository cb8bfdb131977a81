"""The entry of a file in the ledger: refused if it stands there, opened, closed with its counts."""

from dataclasses import replace

import duckdb
import polars as pl

from etl import ledger
from etl.columns import FileKind
from etl.errors import DataRefused
from etl.load_report import LoadReport
from etl.queries import append
from words import N_, Message

SAME_FILE = N_(
    "{file} is already loaded, as upload {upload}. Nothing was changed. To load it again, withdraw"
    " that upload first."
)


def refuse_same(
    con: duckdb.DuckDBPyConnection, *, kind: FileKind, dataset: str, name: str, sha256: str
) -> None:
    """Refuse a file that counts already.

    Raises:
        DataRefused: This very file does, in this data set.
    """
    loaded_as = ledger.find_upload(con, kind=kind, dataset=dataset, file_sha256=sha256)
    if loaded_as is not None:
        values: dict[str, object] = {"file": name, "upload": str(loaded_as)}
        raise DataRefused(Message(SAME_FILE, values))


def opened(con: duckdb.DuckDBPyConnection, report: LoadReport, *, actor: str) -> int:
    """Open the entry of a file that was judged, and return its number."""
    return ledger.start_upload(
        con,
        kind=report.kind,
        dataset=report.dataset,
        file_name=report.file_name,
        file_sha256=report.file_sha256,
        extract_date=report.extract_date,
        encoding=report.encoding,
        actor=actor,
    )


def closed(con: duckdb.DuckDBPyConnection, report: LoadReport, *, upload_id: int) -> LoadReport:
    """Keep the objections to the rows, close the entry, and return the report with its number.

    Raises:
        RuntimeError: The rows do not add up.
    """
    number = pl.lit(upload_id, pl.Int64).alias("upload_id")
    append(con, "rejected_row", report.problems.with_columns(number))
    ledger.finish_upload(
        con,
        upload_id,
        rows_read=report.rows_read,
        rows_loaded=report.rows_loaded,
        rows_skipped=report.rows_skipped,
        rows_rejected=report.rows_rejected,
    )
    return replace(report, upload_id=upload_id)

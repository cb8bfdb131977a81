"""The ledger of uploads: what came in, from whom, how it ended, whether it still counts."""

import re
from datetime import UTC, date, datetime
from typing import Any

import duckdb
import polars as pl

from etl.errors import DataRefused
from etl.queries import append, query
from etl.settings import code_version
from words import N_, Message

#: Kinds that belong to the project itself; a run of ``init`` brings them back, so withdrawing
#: one would only break the screens until then.
SHIPPED_KINDS = ("reference", "published")
PUBLISHED = "published"
DATASET_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}")

BAD_NAME = N_(
    "{dataset} cannot name a data set: use up to 40 small Latin letters, digits, - or _, "
    "beginning with a letter or digit, for example qamqor-2026."
)
RESERVED = N_("The name {dataset} is kept for the published record. Choose another name.")
UNKNOWN = N_("There is no upload {upload}. See the list: python -m etl ledger.")
ALREADY = N_("Upload {upload} was already withdrawn on {when}. Nothing was changed.")
IN_USE = N_("Upload {upload} is not withdrawn. Nothing was changed.")
LOADED_SINCE = N_(
    "The file of upload {upload} was loaded again since, as upload {other}. Nothing was changed: "
    "withdraw that upload first."
)
SHIPPED = N_("Upload {upload} came with the program and cannot be withdrawn. Nothing was changed.")


def check_dataset_name(dataset: str, *, kind: str) -> None:
    """Refuse a name that could not stand in an address or that means something else.

    Raises:
        DataRefused: Saying what a name looks like.
    """
    if not DATASET_NAME.fullmatch(dataset):
        raise DataRefused(Message(BAD_NAME, {"dataset": dataset or "–"}))
    if kind in {"case", "sanction", "crime-map"} and dataset in SHIPPED_KINDS:
        raise DataRefused(Message(RESERVED, {"dataset": dataset}))


def start_upload(
    con: duckdb.DuckDBPyConnection,
    *,
    kind: str,
    dataset: str,
    file_name: str,
    file_sha256: str,
    extract_date: date | None,
    encoding: str | None,
    actor: str,
) -> int:
    """Enter a file into the ledger and return its number, for the rows that come from it.

    Numbers count up from 1. They are taken inside the one writer's transaction, so no two
    uploads share one, and an upload that fails leaves no gap.

    Raises:
        DataRefused: The data set's name is not one.
    """
    check_dataset_name(dataset, kind=kind)
    upload_id = int(query(con, "next_upload_id").item())
    row = {
        "upload_id": upload_id,
        "kind": kind,
        "dataset": dataset,
        "file_name": file_name,
        "file_sha256": file_sha256,
        "loaded_at": datetime.now(UTC),
        "loaded_by": actor,
        "extract_date": extract_date,
        "encoding": encoding,
        "code_version": code_version(),
    }
    append(con, "upload", pl.DataFrame([row], infer_schema_length=None))
    return upload_id


def finish_upload(
    con: duckdb.DuckDBPyConnection,
    upload_id: int,
    *,
    rows_read: int,
    rows_loaded: int,
    rows_skipped: int,
    rows_rejected: int,
) -> None:
    """Close an upload; without this it does not count.

    Raises:
        RuntimeError: The rows do not add up: some were lost or counted twice on the way.
    """
    if rows_read != rows_loaded + rows_skipped + rows_rejected:
        raise RuntimeError(
            f"upload {upload_id}: {rows_read} rows read, but {rows_loaded} loaded + "
            f"{rows_skipped} skipped + {rows_rejected} rejected"
        )
    row = {
        "upload_id": upload_id,
        "rows_read": rows_read,
        "rows_loaded": rows_loaded,
        "rows_skipped": rows_skipped,
        "rows_rejected": rows_rejected,
    }
    append(con, "upload_result", pl.DataFrame([row]))


def find_upload(
    con: duckdb.DuckDBPyConnection, *, kind: str, dataset: str, file_sha256: str
) -> int | None:
    """Return the number under which this very file already counts, if it does."""
    found = query(con, "same_file", kind=kind, dataset=dataset, file_sha256=file_sha256)
    return None if found.is_empty() else int(found.item())


def withdraw(con: duckdb.DuckDBPyConnection, upload_id: int, *, actor: str) -> None:
    """Take an upload out of what counts. Its rows stay, and so does its line in the ledger.

    Raises:
        DataRefused: There is no such upload, it was withdrawn before, or it came with the program.
    """
    upload = _entry(con, upload_id)
    values: dict[str, object] = {"upload": str(upload_id)}
    if upload["state"] == "withdrawn":
        raise DataRefused(Message(ALREADY, values | {"when": upload["withdrawn_at"]}))
    if upload["dataset"] in SHIPPED_KINDS:
        raise DataRefused(Message(SHIPPED, values))
    row = {"upload_id": upload_id, "withdrawn_at": datetime.now(UTC), "withdrawn_by": actor}
    append(con, "withdrawal", pl.DataFrame([row]))


def restore(con: duckdb.DuckDBPyConnection, upload_id: int, *, actor: str) -> None:
    """Take a withdrawal back: the upload counts again, in its old place among the others.

    Raises:
        DataRefused: There is no such upload, it is not withdrawn, or the same file was loaded
            again since and would count twice.
    """
    upload = _entry(con, upload_id)
    values: dict[str, object] = {"upload": str(upload_id)}
    if upload["state"] != "withdrawn":
        raise DataRefused(Message(IN_USE, values))
    since = find_upload(
        con, kind=upload["kind"], dataset=upload["dataset"], file_sha256=upload["file_sha256"]
    )
    if since is not None:
        raise DataRefused(Message(LOADED_SINCE, values | {"other": str(since)}))
    row = {"upload_id": upload_id, "restored_at": datetime.now(UTC), "restored_by": actor}
    append(con, "restoration", pl.DataFrame([row]))


def _entry(con: duckdb.DuckDBPyConnection, upload_id: int) -> dict[str, Any]:
    known = entries(con).filter(pl.col("upload_id") == upload_id)
    if known.is_empty():
        raise DataRefused(Message(UNKNOWN, {"upload": str(upload_id)}))
    return known.row(0, named=True)


def entries(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return every upload, newest first, as ``contracts.UPLOAD``."""
    return query(con, "upload_list")

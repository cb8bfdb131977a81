"""What tells a draft from the release that the public sees, upload by upload."""

import duckdb
import polars as pl

from contracts import UPLOAD, folder_name, table_files
from etl.queries import query
from etl.settings import Settings

#: What happened to an upload → the column that says who did it.
_BY = {"loaded": "loaded_by", "restored": "restored_by", "withdrawn": "withdrawn_by"}


def differences(con: duckdb.DuckDBPyConnection, since: int, *, settings: Settings) -> pl.DataFrame:
    """Return the uploads that count now and not in release ``since``, or the other way round.

    Returns:
        ``upload_id``, ``dataset``, ``change`` (loaded, withdrawn, restored), ``by``.
    """
    now = query(con, "upload_author")
    changes = between(uploads_of(since, settings=settings), now)
    by = pl.coalesce(pl.when(pl.col("change") == name).then(who) for name, who in _BY.items())
    return now.join(changes, on="upload_id").select("upload_id", "dataset", "change", by=by)


def between(before: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """Compare two states of the ledger.

    What came and was withdrawn between them is no difference.

    Args:
        before: ``upload_id`` and ``state`` of every upload then.
        now: The same of now.

    Returns:
        ``upload_id`` and ``change`` of each upload that counts in one and not in the other.
    """
    then = before.select("upload_id", before="state")
    counts = pl.col("state") == "committed"
    counted = pl.col("before").eq_missing(pl.lit("committed"))
    change = (
        pl.when(counts & pl.col("before").is_null())
        .then(pl.lit("loaded"))
        .when(counts & ~counted)
        .then(pl.lit("restored"))
        .when(~counts & counted)
        .then(pl.lit("withdrawn"))
    )
    found = now.join(then, on="upload_id", how="left").select("upload_id", change=change)
    return found.filter(pl.col("change").is_not_null()).sort("upload_id")


def uploads_of(number: int, *, settings: Settings) -> pl.DataFrame:
    """Return the ledger as a release has it, read as it was written; empty where it is gone."""
    files = table_files(settings.releases / folder_name(number), UPLOAD.name)
    return pl.read_parquet(files) if files[0].is_file() else UPLOAD.empty()

"""Tell how one record came to be what it is: its versions, and what each of them changed."""

from datetime import date
from typing import Any

import duckdb
import polars as pl

from etl.columns import Kind
from etl.errors import DataRefused
from etl.queries import query
from words import N_, Message

#: One row per version and column that it changed; the first version "changes" nothing and is one
#: row whose column is null.
HISTORY: dict[str, pl.DataType | type[pl.DataType]] = {
    "version": pl.Int64,  # from 1
    "upload_id": pl.Int64,
    "loaded_at": pl.Datetime("us", "UTC"),
    "loaded_by": pl.String,
    "file_name": pl.String,
    "state": pl.String,  # committed, withdrawn: of the upload
    "column_name": pl.String,
    "before": pl.String,
    "after": pl.String,
}
UNKNOWN_KEY = N_(
    "The data set {dataset} has no record {key} and never had one. Check the name of the data set "
    "and the identifier; capital and small letters differ."
)

_ABOUT_UPLOAD = ("upload_id", "loaded_at", "loaded_by", "file_name", "state")
#: Hashes of identifiers: enough of them is shown to see that they differ, not to look one up.
_HASHED = ("suspect_id", "victim_id")
_SHOWN_OF_HASH = 6
_MAX_SHOWN_CHARACTERS = 60


def history(con: duckdb.DuckDBPyConnection, *, dataset: str, kind: Kind, key: str) -> pl.DataFrame:
    """Return the versions of one case or sanction, oldest first, as ``HISTORY``.

    A version is compared with the one that counted before it, so the version of a withdrawn
    upload changes nothing for those that came after.

    Args:
        con: An open store.
        dataset: The data set of the record.
        kind: Whether ``key`` is a case or a sanction.
        key: ``case_id`` or ``sanction_id``, just as loaded.

    Raises:
        DataRefused: There is no such record.
    """
    versions = query(con, f"ledger/{kind}_history", dataset=dataset, key=key)
    if versions.is_empty():
        values: dict[str, object] = {"dataset": dataset, "key": key[:_MAX_SHOWN_CHARACTERS]}
        raise DataRefused(Message(UNKNOWN_KEY, values))
    rows: list[dict[str, Any]] = []
    counting: dict[str, Any] | None = None
    for number, version in enumerate(versions.iter_rows(named=True), start=1):
        about = {"version": number} | {name: version[name] for name in _ABOUT_UPLOAD}
        changes = _changes(counting, version) if counting else []
        rows.extend(about | change for change in changes or [{}])
        if version["state"] == "committed":
            counting = counting and counting | _removal(version) if _removal(version) else version
    return pl.DataFrame(rows, schema=HISTORY)


def _changes(before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, str | None]]:
    return [
        {
            "column_name": name,
            "before": _shown(name, before),
            "after": _shown(name, after),
        }
        for name in _removal(after) or after
        if name not in _ABOUT_UPLOAD and not name.endswith("_precision")
        if (before[name], before.get(f"{name}_precision"))
        != (after[name], after.get(f"{name}_precision"))
    ]


def _removal(version: dict[str, Any]) -> dict[str, Any]:
    """Return what a version says that only says that the case was removed; else nothing."""
    said = {"discontinued": version.get("discontinued")}
    return said if said["discontinued"] == "yes" else {}


def _shown(name: str, version: dict[str, Any]) -> str | None:
    """Return a value as text: a date no more exactly than known, a hash no longer than needed."""
    value = version[name]
    if value is None:
        return None
    if name in _HASHED:
        return f"{value[:_SHOWN_OF_HASH]}…"
    if isinstance(value, date):
        length = {"year": 4, "month": 7}.get(version.get(f"{name}_precision") or "day", 10)
        return value.isoformat()[:length]
    if isinstance(value, list):
        return "; ".join(value)
    return str(value)

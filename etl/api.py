"""The front door of the ETL: what screens and the command line may ask of it."""

from collections.abc import Mapping

import polars as pl

from contracts import REJECTED_ROW, UPLOAD
from etl import build, publish
from etl import history as versions
from etl import ledger as books
from etl.approval import desk as publication
from etl.audit import record, recorded, short_hash
from etl.columns import REQUIRED, FileKind, Kind, columns_of
from etl.errors import DataRefused
from etl.jobs import background as jobs
from etl.limits import limits
from etl.load_report import LoadReport, describe_check, describe_problem, rejected_rows
from etl.mapping import Remembered, remembered_mapping, suggest_mapping
from etl.progress import PHASES
from etl.reading import ENCODINGS
from etl.receive import check, load
from etl.recognise import recognise, recognise_file, sheets
from etl.settings import Settings
from etl.values import codes_of, mappable_columns
from etl.warehouse import rehearsing, writing
from words import Message

__all__ = [
    "ENCODINGS",
    "PHASES",
    "REQUIRED",
    "DataRefused",
    "FileKind",
    "Kind",
    "LoadReport",
    "Remembered",
    "check",
    "codes_of",
    "columns_of",
    "describe_check",
    "describe_problem",
    "ensure",
    "exported",
    "history",
    "jobs",
    "ledger",
    "limits",
    "load",
    "mappable_columns",
    "publication",
    "recognise",
    "recognise_file",
    "rejected",
    "rejected_rows",
    "remembered_mapping",
    "restore",
    "sheets",
    "signed_in",
    "suggest_mapping",
    "template",
    "withdraw",
]


def ensure() -> None:
    """Build the warehouse from the shipped data, unless there is a release already.

    Several processes may call this at once: one builds, the others wait for it and find it done.

    Raises:
        DataRefused: The shipped data have faults, or the warehouse cannot be written.
    """
    settings = Settings.from_environment()
    if publish.in_service(settings) is None:
        build.initialise(settings)
    elif publication.needs_two() and publication.draft() is None:
        with writing(settings):  # what the public may see cannot be read: the ledger knows it
            pass


def signed_in(name: str, *, role: str) -> None:
    """Record that somebody came in, and as what.

    Raises:
        DataRefused: The audit trail cannot be written.
    """
    settings = Settings.from_environment()
    record(settings, "sign-in", actor=name, details={"role": role})


def exported(about: Mapping[str, str], *, release: int, actor: str | None) -> None:
    """Record that somebody took a file of a register with them.

    Raises:
        DataRefused: The audit trail cannot be written.
    """
    settings = Settings.from_environment()
    record(settings, "export", actor=actor, details={**about, "release": release})


def withdraw(upload_id: int, *, actor: str | None = None) -> None:
    """Take an upload out of what counts and publish the state without it.

    Raises:
        DataRefused: There is no such upload, it was withdrawn before, or it came with the program.
    """
    settings = Settings.from_environment()
    with recorded(settings, "withdraw", actor=actor, upload=upload_id), writing(settings) as con:
        books.withdraw(con, upload_id, actor=actor or settings.actor)


def restore(upload_id: int, *, actor: str | None = None) -> None:
    """Take a withdrawal back and publish the state with the upload in its old place.

    Raises:
        DataRefused: There is no such upload, it is not withdrawn, or its file was loaded again.
    """
    settings = Settings.from_environment()
    with recorded(settings, "restore", actor=actor, upload=upload_id), writing(settings) as con:
        books.restore(con, upload_id, actor=actor or settings.actor)


def history(dataset: str, kind: Kind, key: str) -> pl.DataFrame:
    """Return every version of one record and what it changed, as ``etl.history.HISTORY``.

    Former versions are in the store alone, which one process opens at a time: this waits for a
    load that is under way.

    Raises:
        DataRefused: There is no such record, or a load goes on for too long.
    """
    settings = Settings.from_environment()
    about = {"dataset": dataset, "kind": kind, "record": short_hash(key)}
    with recorded(settings, "view", **about), rehearsing(settings) as con:
        return versions.history(con, dataset=dataset, kind=kind, key=key)


def ledger() -> pl.DataFrame:
    """Return every upload, newest first, as ``contracts.UPLOAD``.

    Read from the release in service, so that looking never waits for somebody's loading.
    """
    uploads = publish.table(UPLOAD, settings=Settings.from_environment())
    return uploads.sort("upload_id", descending=True)


def rejected(upload_id: int) -> pl.DataFrame:
    """Return what the checks objected to in an upload, by line, as ``contracts.REJECTED_ROW``.

    Raises:
        DataRefused: There is no such upload.
    """
    settings = Settings.from_environment()
    if upload_id not in publish.table(UPLOAD, settings=settings)["upload_id"]:
        raise DataRefused(Message(books.UNKNOWN, {"upload": str(upload_id)}))
    with recorded(settings, "view", upload=upload_id, table=REJECTED_ROW.name):
        rows = publish.table(REJECTED_ROW, settings=settings)
    return rows.filter(pl.col("upload_id") == upload_id).sort("line", "check_code", "column_name")


def template(kind: Kind) -> bytes:
    """Return an empty CSV file with every column of ``kind``, for a spreadsheet to fill.

    It opens with a byte order mark, without which Excel would garble Kazakh letters.
    """
    return ("\ufeff" + ",".join(columns_of(kind)) + "\r\n").encode()

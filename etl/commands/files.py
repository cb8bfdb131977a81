"""The commands about files: load, check, ledger, withdraw, rejected."""

from pathlib import Path
from typing import Annotated

import typer

from etl import api
from etl.columns import FileKind
from etl.commands.options import (
    Drawn,
    Encoding,
    Files,
    KindOf,
    MappingFile,
    PeriodFrom,
    PeriodTo,
    Region,
    Sheet,
    Stated,
    Upload,
    said_of_files,
    stated,
)
from etl.commands.report import summarise
from etl.console import REFUSED, Shell
from etl.errors import DataRefused
from etl.load_report import LoadReport
from etl.reading import Said
from words import N_, Message

WITHDRAWN = N_("Upload {upload} no longer counts; the state before it is back.")
WHICH_KIND = N_(
    "It cannot be told from the first lines of {file} what is in it. State it: --kind case,"
    " sanction, form-1m or crime-map."
)
NONE_REJECTED = N_("The checks had no objection to upload {upload}. No file was written.")
WRITTEN = N_("Objections: {n}. Written to {file}.")


def load(
    context: typer.Context,
    files: Files,
    *,
    dataset: Annotated[str, typer.Option(help="The data set that the rows belong to.")],
    kind: KindOf = None,
    extract_date: Drawn = None,
    region: Region = None,
    period_from: PeriodFrom = None,
    period_to: PeriodTo = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    mapping: MappingFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 when any row was rejected.")
    ] = False,
) -> None:
    """Load the sound rows of files; store the others with the reasons."""
    said = stated(dataset, extract_date, region=region, days=(period_from, period_to))
    with context.obj.refusing():
        how = said_of_files(encoding, sheet, mapping)
    reports = _each(context.obj, files, kind, said, how, write=not dry_run)
    if len(reports) < len(files) or (strict and any(report.rows_rejected for report in reports)):
        raise typer.Exit(REFUSED)


def check(
    context: typer.Context,
    files: Files,
    *,
    kind: KindOf = None,
    dataset: Annotated[
        str, typer.Option(help="The data set to compare with; a new one by default.")
    ] = "new",
    extract_date: Drawn = None,
    region: Region = None,
    period_from: PeriodFrom = None,
    period_to: PeriodTo = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    mapping: MappingFile = None,
) -> None:
    """Say what loading the files would do, and write nothing. Exit with 1 on rejected rows."""
    said = stated(dataset, extract_date, region=region, days=(period_from, period_to))
    with context.obj.refusing():
        how = said_of_files(encoding, sheet, mapping)
    reports = _each(context.obj, files, kind, said, how, write=False)
    if len(reports) < len(files) or any(report.rows_rejected for report in reports):
        raise typer.Exit(REFUSED)


def ledger(context: typer.Context) -> None:
    """List every upload, newest first."""
    shell: Shell = context.obj
    _ = shell.reader.text
    with shell.refusing():
        uploads = api.ledger()
    shell.show(
        [
            _("Upload"),
            _("Kind"),
            _("Data set"),
            _("File"),
            _("Loaded at"),
            _("Loaded by"),
            _("Extract date"),
            _("Rows read"),
            _("Loaded"),
            _("Skipped"),
            _("Rejected"),
            _("State"),
        ],
        [
            (
                row["upload_id"],
                row["kind"],
                row["dataset"],
                row["file_name"],
                f"{row['loaded_at']:%Y-%m-%d %H:%M} UTC",
                row["loaded_by"],
                row["extract_date"],
                row["rows_read"],
                row["rows_loaded"],
                row["rows_skipped"],
                row["rows_rejected"],
                _("withdrawn") if row["state"] == "withdrawn" else _("counts"),
            )
            for row in uploads.iter_rows(named=True)
        ],
    )


def withdraw(context: typer.Context, upload: Upload) -> None:
    """Take an upload out of what counts; the state before it comes back."""
    shell: Shell = context.obj
    with shell.refusing():
        api.withdraw(upload)
    shell.say(Message(WITHDRAWN, {"upload": str(upload)}))


def rejected(
    context: typer.Context,
    upload: Upload,
    out: Annotated[Path, typer.Option(help="The CSV file to write.")],
) -> None:
    """Write what the checks objected to, with line, column, reason and how to mend it."""
    shell: Shell = context.obj
    with shell.refusing():
        problems = api.rejected(upload)
        if problems.is_empty():
            shell.say(Message(NONE_REJECTED, {"upload": str(upload)}))
            return
        rows = api.rejected_rows(problems, shell.reader)
        out.write_bytes(("\ufeff" + rows.write_csv()).encode())
    shell.say(Message(WRITTEN, {"n": problems.height, "file": out}))


def _each(
    shell: Shell, files: list[Path], kind: KindOf, said: Stated, how: Said, *, write: bool
) -> list[LoadReport]:
    """Load or check each file on its own, so that one bad file does not stop the others."""
    work = api.load if write else api.check
    reports = []
    refused: list[DataRefused] = []
    with shell.refusing():
        for file in files:
            try:
                with shell.watching(file.name):
                    report = work(file, kind=kind or _kind_of(file), **said, **how)
            except DataRefused as error:
                refused.append(error)
            else:
                reports.append(report)
    for report in reports:
        summarise(shell, report)
    for message in (message for error in refused for message in error.messages):
        shell.warn(message)
    return reports


def _kind_of(file: Path) -> FileKind:
    """Return what a file looks like, where nobody says what it is.

    Raises:
        DataRefused: Its first lines do not tell. A file that is not there is refused by its reader.
    """
    found = api.recognise_file(file)
    if found is None and file.is_file():
        raise DataRefused(Message(WHICH_KIND, {"file": file.name}))
    return found or "case"

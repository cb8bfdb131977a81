"""What the command line says of a file: the same as the screen Upload shows."""

import polars as pl

from etl.console import Shell
from etl.load_report import LoadReport, describe_check, describe_problem
from words import N_, Message

MAX_PROBLEMS_SHOWN = 20
SUMMARY = N_(
    "{file}: rows read {read}, loaded {loaded}, already there or totals {skipped},"
    " rejected {rejected}."
)
AS_UPLOAD = N_("It is upload {upload} of the data set {dataset}.")
NOTHING_WRITTEN = N_("Nothing was written.")
IGNORED = N_("Columns that were not read: {columns}.")
MORE = N_("More objections: {n}. See them all: python -m etl rejected {upload} --out FILE")
MORE_UNSEEN = N_("More objections: {n}.")
ENCODING = N_("Encoding: {encoding}")


def summarise(shell: Shell, report: LoadReport) -> None:
    """Say what became of a file: in numbers, by check, by row, and what it changes where."""
    values: dict[str, object] = {
        "file": report.file_name,
        "read": report.rows_read,
        "loaded": report.rows_loaded,
        "skipped": report.rows_skipped,
        "rejected": report.rows_rejected,
    }
    shell.say(Message(SUMMARY, values))
    if report.upload_id is None:
        shell.say(Message(NOTHING_WRITTEN))
    else:
        upload = {"upload": str(report.upload_id), "dataset": report.dataset}
        shell.say(Message(AS_UPLOAD, dict(upload)))
    shell.say(Message(ENCODING, {"encoding": report.encoding}))
    if report.ignored_columns:
        shell.warn(Message(IGNORED, {"columns": ", ".join(report.ignored_columns)}))
    for note in report.notes:
        shell.warn(note)
    _by_check(shell, report.problems)
    _by_row(shell, report)
    _unknown(shell, report.unknown_values)
    _changes(shell, report.changes)


def _by_check(shell: Shell, problems: pl.DataFrame) -> None:
    _ = shell.reader.text
    counted = (
        problems.group_by("severity", "check_code")
        .agg(rows=pl.col("line").n_unique())
        .sort("severity", "rows", "check_code", descending=[False, True, False])
    )
    if counted.is_empty():
        return
    shell.show(
        [_("Severity"), _("Check"), _("Rows"), _("What is wrong")],
        [
            (severity, code, rows, describe_check(code).text(shell.reader))
            for severity, code, rows in counted.rows()
        ],
    )


def _by_row(shell: Shell, report: LoadReport) -> None:
    objections = report.problems.filter(pl.col("severity") != "skipped")
    for row in objections.head(MAX_PROBLEMS_SHOWN).iter_rows(named=True):
        shell.warn(describe_problem(row))
    more = objections.height - MAX_PROBLEMS_SHOWN
    if more > 0 and report.upload_id is None:
        shell.warn(Message(MORE_UNSEEN, {"n": more}))
    elif more > 0:
        shell.warn(Message(MORE, {"n": more, "upload": str(report.upload_id)}))


def _unknown(shell: Shell, values: pl.DataFrame) -> None:
    """Show the values that a mapping could give a meaning; see ``--mapping``."""
    _ = shell.reader.text
    if not values.is_empty():
        headers = [_("Column"), _("Value"), _("Rows"), _("Perhaps")]
        shell.show(headers, values.head(MAX_PROBLEMS_SHOWN).rows())


def _changes(shell: Shell, changes: pl.DataFrame) -> None:
    _ = shell.reader.text
    if changes.is_empty():
        return
    by_region = changes.group_by("region_code").agg(pl.exclude("month").sum())
    by_month = changes.group_by("month").agg(pl.exclude("region_code").sum())
    counts = [_("New"), _("Changed"), _("Identical")]
    shell.show([_("Region"), *counts], by_region.sort("region_code", nulls_last=True).rows())
    shell.show(
        [_("Month"), *counts],
        [
            (f"{month:%Y-%m}" if month else None, *rest)
            for month, *rest in by_month.sort("month", nulls_last=True).rows()
        ],
    )

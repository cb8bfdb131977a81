"""What the checks found: in figures, by check, by row, and as files to take away."""

from __future__ import annotations

from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from etl import api
from etl.api import LoadReport
from report.files import MOST_SHEET_ROWS, csv_file, xlsx_file
from ui import table
from words import Language

if TYPE_CHECKING:
    from collections.abc import Callable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(report: LoadReport, reader: Language) -> None:
    """Draw what was taken, what was not and why."""
    _ = reader.text
    _figures(report, reader)
    st.caption(_how_read(report, reader))
    for note in report.notes:
        st.info(note.text(reader))
    if report.ignored_columns:
        names = ", ".join(report.ignored_columns)
        st.caption(_("Columns not used and not stored: {names}.", names=names))
    if report.problems.is_empty():
        st.success(_("Every row passes every check."))
        return
    by_check, by_row = st.tabs([_("By check"), _("By row")])
    with by_check:
        table.show(
            checks(report.problems, reader),
            columns=["fault", "severity", "rows", "check_code"],
            caption=_("Warnings do not stop a row from being loaded."),
            language=reader,
        )
    with by_row:
        found = described(report.problems, reader)
        table.show(
            found,
            columns=["line", "message", "severity"],
            caption=reader.plural("{n} finding by line", "{n} findings by line", found.height),
            language=reader,
        )
    _downloads(report, reader)


def checks(problems: pl.DataFrame, reader: Language) -> pl.DataFrame:
    """Return one row per check: ``fault`` in words, ``severity``, ``rows``, errors first."""
    order = {"error": 0, "warning": 1, "skipped": 2}
    counted = problems.group_by("check_code", "severity").agg(rows=pl.col("line").n_unique())
    said = [api.describe_check(code).text(reader) for code in counted["check_code"]]
    return counted.with_columns(fault=pl.Series(said, dtype=pl.String)).sort(
        pl.col("severity").replace_strict(order, return_dtype=pl.Int64),
        "rows",
        "check_code",
        descending=[False, True, False],
    )


def described(problems: pl.DataFrame, reader: Language) -> pl.DataFrame:
    """Add ``message``: each finding that the screen shows, in the reader's words."""
    shown = problems.head(table.MOST_ROWS)
    said = [api.describe_problem(row).text(reader) for row in shown.iter_rows(named=True)]
    rest = pl.Series("message", said, pl.String).extend_constant(None, problems.height - len(said))
    return problems.with_columns(rest)


def _figures(report: LoadReport, reader: Language) -> None:
    _ = reader.text
    counts = [
        (_("Rows read"), report.rows_read),
        (_("Good"), report.rows_loaded),
        (_("Skipped: already there"), report.rows_skipped),
        (_("Rejected"), report.rows_rejected),
    ]
    boxes = "".join(
        f'<div class="headline"><div class="figure">{escape(reader.number(value))}</div>'
        f'<div class="what">{escape(name)}</div></div>'
        for name, value in counts
    )
    st.html(f'<div class="headlines small">{boxes}</div>')


def _how_read(report: LoadReport, reader: Language) -> str:
    """Return how the file was read: its encoding, what separates cells, the sheet, its hash."""
    _ = reader.text
    parts = [_("Encoding: {encoding}", encoding=report.encoding)]
    if report.delimiter:
        sign = {"\t": _("tab")}.get(report.delimiter, report.delimiter)
        parts.append(_("cells separated by “{sign}”", sign=sign))
    if report.sheet:
        parts.append(_("sheet “{sheet}”", sheet=report.sheet))
    if report.extract_date:
        parts.append(_("extracted {date}", date=reader.date(report.extract_date)))
    parts.append(f"SHA-256 {report.file_sha256[:12]}")
    return " · ".join(parts)


def _downloads(report: LoadReport, reader: Language) -> None:
    """Draw the findings as CSV and XLSX, with line, column, value, expected and how to mend."""
    _ = reader.text
    notes = [
        report.file_name,
        f"SHA-256 {report.file_sha256}",
        _("Data set: {name}", name=report.dataset),
        _("Values that may be personal are not shown."),
    ]
    rows = api.rejected_rows(report.problems, reader)
    stem = PurePath(report.file_name).stem or "file"
    forms: list[tuple[str, str, str, Callable[[], bytes]]] = [
        (_("Download the findings (CSV)"), "csv", "text/csv", lambda: csv_file(rows, notes=notes))
    ]
    if rows.height < MOST_SHEET_ROWS:
        words = _("Download the findings (XLSX)")
        forms.append((words, "xlsx", XLSX, lambda: xlsx_file(rows, notes=notes)))
    with st.container(horizontal=True):
        for words, ending, mime, make in forms:
            st.download_button(
                words,
                make,
                file_name=f"{stem}_findings.{ending}",
                mime=mime,
                on_click="ignore",
                key=f"up_findings_{ending}",
            )

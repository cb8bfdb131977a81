"""The screen Upload: choose a file, see its checks, load the good rows, undo."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import polars as pl
import streamlit as st

from etl import api
from etl.api import DataRefused, LoadReport
from report.files import csv_file
from ui import table
from ui.navigation import link
from words import Language

if TYPE_CHECKING:
    from ui.frame import Screen

Kind = Literal["case", "sanction"]
KINDS: tuple[Kind, ...] = ("case", "sanction")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file with everything that is said about it before it is read."""

    name: str
    content: bytes
    kind: Kind
    dataset: str
    extract_date: date | None


def choose_file(screen: Screen) -> Chosen | None:
    """Draw the fields and return what was chosen, or ``None`` while no file is there."""
    _ = screen.language.text
    words = {"case": _("Case records"), "sanction": _("Sanctions")}
    left, middle, right = st.columns(3)
    with left:
        kind = st.selectbox(_("Kind"), KINDS, format_func=words.__getitem__, key="up_kind")
    with middle:
        dataset = st.text_input(
            _("Name of the data set"),
            key="up_dataset",
            max_chars=40,
            placeholder="mangystau-2026",
            help=_("Latin letters, digits, - and _. Files of one register share one name."),
        )
    with right:
        drawn = st.text_input(
            _("Extract date (year-month-day)"),
            key="up_extract",
            max_chars=10,
            placeholder="2026-09-30",
            help=_("The day on which the file was drawn from the register."),
        )
    st.download_button(
        _("Download an empty template"),
        api.template(kind),
        file_name=f"{kind}_template.csv",
        mime="text/csv",
        on_click="ignore",
        key="up_template",
    )
    file = st.file_uploader(
        _("CSV file, UTF-8, at most 200 MB. Nothing is written before you press “Load”."),
        key=f"up_file_{st.session_state.get('up_number', 0)}",  # a new one after each load
    )
    if file is None:
        return None
    extract = _date(drawn.strip(), screen.language)
    return Chosen(file.name, file.getvalue(), kind, dataset.strip(), extract)


def check(chosen: Chosen, screen: Screen) -> LoadReport | None:
    """Check the file and draw the report; nothing is written. ``None``: the file is refused."""
    return _run(chosen, screen, write=False)


def show_report(report: LoadReport, reader: Language) -> None:
    """Draw what was taken, what was not and why."""
    _ = reader.text
    counts = [
        (_("Rows read"), report.rows_read),
        (_("Good") if report.upload_id is None else _("Loaded"), report.rows_loaded),
        (_("Skipped: already there"), report.rows_skipped),
        (_("Rejected"), report.rows_rejected),
    ]
    boxes = "".join(
        f'<div class="headline"><div class="figure">{escape(reader.number(value))}</div>'
        f'<div class="what">{escape(name)}</div></div>'
        for name, value in counts
    )
    st.html(f'<div class="headlines small">{boxes}</div>')
    if report.ignored_columns:
        names = ", ".join(report.ignored_columns)
        st.caption(_("Columns not used and not stored: {names}.", names=names))
    if report.problems.is_empty():
        st.success(_("Every row passes every check."))
        return
    problems = described(report.problems, reader)
    columns = ["line", "message", "severity"]
    caption = reader.plural("{n} finding by line", "{n} findings by line", problems.height)
    table.show(problems, columns=columns, caption=caption, language=reader)
    st.download_button(
        _("Download the findings (CSV)"),
        csv_file(api.rejected_rows(report.problems, reader), notes=[report.file_name]),
        file_name="findings.csv",
        mime="text/csv",
        on_click="ignore",
        key="up_findings",
    )


def described(problems: pl.DataFrame, reader: Language) -> pl.DataFrame:
    """Add ``message``: each finding in the reader's words."""
    said = [api.describe_problem(row).text(reader) for row in problems.iter_rows(named=True)]
    return problems.with_columns(message=pl.Series(said, dtype=pl.String))


def offer_load(chosen: Chosen, report: LoadReport, screen: Screen) -> None:
    """Draw the button that loads the good rows, if there are any."""
    if report.rows_loaded == 0:
        st.info(screen.language.text("No row of this file would be loaded."))
        return
    words = screen.language.plural("Load {n} row", "Load {n} rows", report.rows_loaded)
    if not st.button(words, type="primary", key="up_load"):
        return
    done = _run(chosen, screen, write=True)
    if done is not None:
        st.session_state["up_notice"] = ("loaded", done.rows_loaded, done.dataset)
        st.session_state["up_number"] = st.session_state.get("up_number", 0) + 1
        st.session_state.pop("up_withdraw", None)
        st.rerun()


def notice(screen: Screen) -> None:
    """Say once what the last run did: loaded, with a way to the numbers, or withdrawn."""
    _ = screen.language.text
    match st.session_state.pop("up_notice", None):
        case ("loaded", int(rows), str(dataset)):
            st.success(
                screen.language.plural(
                    "{n} row loaded into the data set “{name}”.",
                    "{n} rows loaded into the data set “{name}”.",
                    rows,
                    name=dataset,
                )
            )
            words = _("See the numbers of this data set")
            link("regions", words, screen.selection, dataset=dataset, measure="stalking")
        case "withdrawn":
            st.success(_("The upload is withdrawn; the state before it is back."))


def _run(chosen: Chosen, screen: Screen, *, write: bool) -> LoadReport | None:
    reader = screen.language
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.csv"
        path.write_bytes(chosen.content)
        work = api.load if write else api.check
        try:
            return work(
                path,
                kind=chosen.kind,
                dataset=chosen.dataset,
                extract_date=chosen.extract_date,
                file_name=chosen.name,
            )
        except DataRefused as refused:
            for message in refused.messages:
                st.error(message.text(reader))
            return None


def _date(text: str, reader: Language) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        st.error(
            reader.text(
                "“{value}” is not a date. Expected: year-month-day, for example 2026-09-30.",
                value=text,
            )
        )
        return None

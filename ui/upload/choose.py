"""The first steps: what may be sent, templates, the files, and what each of them is."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from etl import api
from ui import data
from ui.upload import files as desk
from ui.upload.files import Chosen
from words import Language
from words.vocabulary import label

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from ui.frame import Screen

import contracts

NEW, AS_FOUND = "+", ""
KINDS: tuple[api.FileKind, ...] = desk.ORDER
NOT_A_REGISTER = ("published", "reference", "simulated")


def templates(screen: Screen) -> None:
    """Draw what may be sent and within which limits, and the empty templates."""
    _ = screen.language.text
    megabytes = screen.language.number(int(st.get_option("server.maxUploadSize")))
    lines = [
        _("Through this screen: at most {megabytes} MB a file; more by the command line.",
          megabytes=megabytes),
        *(limit.text(screen.language) for limit in api.limits()),
    ]  # fmt: skip
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    st.html(f'<ul class="plain">{items}</ul>')
    with st.container(horizontal=True):
        for kind, words in (("case", _("Template: cases")), ("sanction", _("Template: sanctions"))):
            st.download_button(
                words,
                api.template("case" if kind == "case" else "sanction"),
                file_name=f"{kind}_template.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"up_template_{kind}",
            )


def choose_files(screen: Screen) -> list[UploadedFile]:
    """Draw the uploader and return the files laid on it, in the order of loading."""
    _ = screen.language.text
    found = st.file_uploader(
        _("Choose one or several files. Nothing is written before you press “Load”."),
        accept_multiple_files=True,
        key=f"up_files_{desk.round_number()}",
    )
    ordered = desk.in_order(found)
    if len(ordered) > 1:
        _queue(ordered, screen.language)
    return ordered


def describe(file: UploadedFile, screen: Screen) -> Chosen | None:
    """Draw the fields about one file; None while a day in them is none."""
    _, key = screen.language.text, file.file_id
    left, right = st.columns(2)
    with left:
        guess = desk.guessed_kind(file)
        kind = st.selectbox(
            _("What is in it"),
            KINDS,
            index=KINDS.index(guess or "case"),
            format_func=lambda code: label("upload_kind", code, screen.language),
            key=f"up_kind_{key}",
            help=_("Chosen by the first lines of the file; correct it if it is something else."),
        )
    with right:
        dataset = _dataset(file, screen)
    with st.expander(_("If the file does not say it itself"), expanded=kind == "form-1m"):
        options, faults = _options(kind, key, screen)
    for fault in faults:
        st.error(fault)
    return None if faults else Chosen(file, kind, dataset, options)


def _queue(ordered: list[UploadedFile], reader: Language) -> None:
    """Say which file is next and what became of the others."""
    said = {
        desk.LOADED: reader.text("loaded"),
        desk.LEFT_OUT: reader.text("left out"),
    }
    current = desk.next_file(ordered)
    lines = []
    for file in ordered:
        words = said.get(desk.settled().get(file.file_id, ""), reader.text("still to come"))
        if file is current:
            words = reader.text("now")
        lines.append(f"<li>{escape(file.name)} — <strong>{escape(words)}</strong></li>")
    st.html(f'<ol class="plain">{"".join(lines)}</ol>')


def _dataset(file: UploadedFile, screen: Screen) -> str:
    """Draw the choice of the data set and return its name."""
    _, key = screen.language.text, file.file_id
    known = _registers()
    suggested = st.session_state.get("up_last_dataset") or _name_from(file.name)
    options = [NEW, *known]
    chosen = st.selectbox(
        _("Data set"),
        options,
        index=options.index(suggested) if suggested in known else 0,
        format_func=lambda name: _("A new data set…") if name == NEW else name,
        key=f"up_register_{key}",
        help=_("Files of one register share one name. Data sets are never pooled."),
    )
    if chosen != NEW:
        return str(chosen)
    return st.text_input(
        _("Name of the new data set"),
        value=suggested,
        key=f"up_dataset_{key}",
        max_chars=40,
        help=_("Small Latin letters, digits, - and _."),
    ).strip()


def _registers() -> list[str]:
    """Return the names of the data sets that were uploaded and count."""
    uploads = api.ledger().filter(
        ~pl.col("dataset").is_in(NOT_A_REGISTER) & (pl.col("state") == "committed")
    )
    return sorted(uploads["dataset"].unique())


def _name_from(file_name: str) -> str:
    """Return a name for a data set out of a file's name.

    >>> _name_from("Mangystau 2026 (1).csv"), _name_from("Дела.xlsx")
    ('mangystau-2026-1', 'register')
    """
    plain = re.sub(r"[^a-z0-9]+", "-", PurePath(file_name).stem.lower()).strip("-")[:40]
    return plain or "register"


def _options(kind: api.FileKind, key: str, screen: Screen) -> tuple[dict[str, Any], list[str]]:
    """Draw what is asked of one kind; return what was answered, and faults in words."""
    _ = screen.language.text
    days = {"extract_date": _("Extract date (year-month-day)")}
    answers: dict[str, Any] = {}
    if kind == "form-1m":
        answers["region"] = _region(key, screen)
        days |= {
            "period_from": _("First day counted (year-month-day)"),
            "period_to": _("Last day counted (year-month-day)"),
        }
    elif kind in ("case", "sanction"):
        answers["encoding"] = _encoding(key, screen.language)
    faults = []
    for column, (name, words) in zip(st.columns(len(days)), days.items(), strict=True):
        text = column.text_input(
            words, key=f"up_{name}_{key}", max_chars=10, placeholder="2026-09-30"
        ).strip()
        try:
            answers[name] = date.fromisoformat(text) if text else None
        except ValueError:
            faults.append(
                _(
                    "“{value}” is not a date. Expected: year-month-day, for example 2026-09-30.",
                    value=text,
                )
            )
    return {name: value for name, value in answers.items() if value}, faults


def _region(key: str, screen: Screen) -> str | None:
    regions = data.frame(screen.release, contracts.REGION)
    names = {row["region_code"]: screen.language.place(row) for row in regions.to_dicts()}
    chosen = st.selectbox(
        screen.language.text("Region"),
        [AS_FOUND, *names],
        format_func=lambda code: names.get(code) or screen.language.text("As the workbook says"),
        key=f"up_region_{key}",
    )
    return chosen or None


def _encoding(key: str, reader: Language) -> str | None:
    chosen = st.selectbox(
        reader.text("Encoding of the letters"),
        [AS_FOUND, *api.ENCODINGS],
        format_func=lambda name: name or reader.text("Found out from the file"),
        key=f"up_encoding_{key}",
        help=reader.text("Change it if the letters below look wrong."),
    )
    return chosen or None

"""What is said about a file before it is read: its kind, its data set, its day, its letters."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

import contracts
from etl import api
from ui import data
from ui.upload import files as desk
from ui.upload.files import Chosen
from words import Language
from words.vocabulary import label

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from ui.frame import Screen

NEW, AS_FOUND = "+", ""
KINDS: tuple[api.FileKind, ...] = desk.ORDER
NOT_A_REGISTER = ("published", "reference", "simulated")


def file_of(file: UploadedFile, screen: Screen) -> Chosen | None:
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
    asked = kind in ("form-1m", "crime-map") or len(desk.sheets(file)) > 1
    with st.expander(_("If the file does not say it itself"), expanded=asked):
        options, faults = _options(kind, file, screen)
    for fault in faults:
        st.error(fault)
    return None if faults else Chosen(file, kind, dataset, options)


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


def _options(
    kind: api.FileKind, file: UploadedFile, screen: Screen
) -> tuple[dict[str, Any], list[str]]:
    """Draw what is asked of one kind; return what was answered, and faults in words."""
    _, key = screen.language.text, file.file_id
    days = {"extract_date": _("Extract date (year-month-day)")}
    answers: dict[str, Any] = {}
    if kind == "form-1m":
        answers["region"] = _region(key, screen)
        days |= {
            "period_from": _("First day counted (year-month-day)"),
            "period_to": _("Last day counted (year-month-day)"),
        }
    elif kind in ("case", "sanction"):
        names = desk.sheets(file)
        if len(names) > 1:
            answers["sheet"] = _sheet(names, key, screen.language)
        elif not names:
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


def _sheet(names: tuple[str, ...], key: str, reader: Language) -> str | None:
    chosen = st.selectbox(
        reader.text("Sheet of the workbook"),
        [AS_FOUND, *names],
        format_func=lambda name: name or reader.text("The one whose header fits"),
        key=f"up_sheet_{key}",
    )
    return chosen or None

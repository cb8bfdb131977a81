"""Say by hand what a file does not say itself: which header is which column, what a value means."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

import contracts
from etl import api
from ui import data, headlines
from ui.upload.files import Chosen
from words import Language
from words.columns import column
from words.vocabulary import label

if TYPE_CHECKING:
    from ui.frame import Screen

NOT_READ = ""
#: Values that one form asks about; the rest is asked once these are settled.
MOST_VALUES = 25
#: Where the words of a column's codes are, if under another name than the column's.
VOCABULARIES = {
    "conduct_forms": "conduct_form",
    "suspect_sex": "sex",
    "victim_sex": "sex",
}


def answered(chosen: Chosen) -> Chosen:
    """Return the file with what was said of its headers and values before."""
    said = {
        name: st.session_state[key]
        for name in ("mapping", "value_mapping")
        if st.session_state.get(key := _key(name, chosen))
    }
    return replace(chosen, options=chosen.options | said)


def ask_headers(chosen: Chosen, screen: Screen, *, is_read: bool) -> None:
    """Draw the headers that are no column yet, each with what it may mean; nothing is assumed.

    Args:
        chosen: The file.
        screen: The open screen.
        is_read: Whether the file can be read without an answer; the questions are folded then.
    """
    if chosen.kind not in ("case", "sanction"):
        return
    reader, _ = screen.language, screen.language.text
    try:
        headers = _suggestions(chosen)
    except api.DataRefused:
        return  # the check says the same, and why
    unknown = headers.filter(pl.col("column").is_null())
    if unknown.is_empty():
        return
    box = st.expander(_("Headers that are not recognised"), expanded=not is_read)
    box.caption(
        _("A column that is not chosen is not read and not stored. Required: {columns}.",
          columns=", ".join(_named(name, reader) for name in api.REQUIRED[chosen.kind]))
    )  # fmt: skip
    taken = set(headers["column"].drop_nulls())
    free = [name for name in api.columns_of(chosen.kind) if name not in taken]
    before: dict[str, str | None] = chosen.options.get("mapping", {})
    with box, st.form(key=f"up_headers_{chosen.file.file_id}", border=False):
        said = {
            row["header"]: _ask_header(row, free, before, chosen, reader)
            for row in unknown.to_dicts()
        }
        if st.form_submit_button(_("Read the columns so"), key=f"up_map_{chosen.file.file_id}"):
            mapping = {header: name or None for header, name in said.items()}
            st.session_state[_key("mapping", chosen)] = mapping
            st.rerun()


def ask_values(chosen: Chosen, unknown: pl.DataFrame, screen: Screen) -> None:
    """Draw the values that are not understood, each once for all its rows."""
    if unknown.is_empty():
        return
    reader, _ = screen.language, screen.language.text
    headlines.section(_("Values that are not understood"))
    st.caption(
        _("Say once what a value means: it holds for all rows. What is left stays as it is.")
    )
    with st.form(key=f"up_values_{chosen.file.file_id}", border=True):
        answers: list[tuple[str, str, str]] = []
        for number, row in enumerate(unknown.head(MOST_VALUES).to_dicts()):
            code = _ask_value(row, f"up_value_{number}_{chosen.file.file_id}", screen)
            if code:
                answers.append((row["column"], row["value"], code))
        if unknown.height > MOST_VALUES:
            more = unknown.height - MOST_VALUES
            st.caption(reader.plural("{n} more value follows.", "{n} more values follow.", more))
        if st.form_submit_button(_("Read the values so"), key=f"up_mean_{chosen.file.file_id}"):
            books: dict[str, dict[str, str]] = {
                name: dict(book) for name, book in chosen.options.get("value_mapping", {}).items()
            }
            for name, value, code in answers:
                books.setdefault(name, {})[value] = code
            st.session_state[_key("value_mapping", chosen)] = books
            st.rerun()


def _ask_header(
    row: dict[str, Any],
    free: list[str],
    before: dict[str, str | None],
    chosen: Chosen,
    reader: Language,
) -> str:
    """Draw one header and return its column; what was said before is filled in, and marked so."""
    header, remembered = row["header"], row["remembered"]
    known = before.get(header, remembered) or NOT_READ
    options = [NOT_READ, *free]
    hint = None
    if header not in before and remembered in free:
        hint = reader.text("As you said of the last file with these headers.")
    elif row["suggested"]:
        named = _named(row["suggested"], reader)
        hint = reader.text("Did you mean “{column}”?", column=named)
    answer = st.selectbox(
        reader.text("Header “{header}”", header=header),
        options,
        index=options.index(known) if known in options else 0,
        format_func=lambda name: _named(name, reader) if name else reader.text("Do not read"),
        key=f"up_header_{row['position']}_{chosen.kind}_{chosen.file.file_id}",
    )
    if hint:
        st.caption(hint)
    return str(answer)


def _ask_value(row: dict[str, Any], key: str, screen: Screen) -> str | None:
    """Draw one value with the codes that it may mean; return the code chosen."""
    reader, name = screen.language, row["column"]
    words = reader.plural(
        "{column}: “{value}” in {n} row", "{column}: “{value}” in {n} rows", row["rows"],
        column=_named(name, reader), value=row["value"],
    )  # fmt: skip
    codes = _codes(name, screen)
    if not codes:
        return st.text_input(words, key=key, max_chars=40, placeholder="УК 115-1").strip()
    answer = st.selectbox(
        words,
        [NOT_READ, *codes],
        format_func=lambda code: codes.get(code) or reader.text("Leave as it is"),
        key=key,
    )
    if row["suggested"] in codes:
        st.caption(reader.text("Did you mean “{column}”?", column=codes[row["suggested"]]))
    return str(answer)


def _codes(name: str, screen: Screen) -> dict[str, str]:
    """Return what the values of a column may be, by code, in the reader's words."""
    reader = screen.language
    if name in ("region", "district"):
        contract = contracts.REGION if name == "region" else contracts.DISTRICT
        rows = data.frame(screen.release, contract).to_dicts()
        places = {row[f"{name}_code"]: reader.place(row) for row in rows}
        return dict(sorted(places.items(), key=lambda it: it[1]))
    vocabulary = VOCABULARIES.get(name, name)
    return {code: label(vocabulary, code, reader) for code in api.codes_of(name)}


def _suggestions(chosen: Chosen) -> pl.DataFrame:
    """Return the headers of a file, asked once for each way of reading it."""
    read_as = {name: chosen.options.get(name) for name in ("encoding", "sheet")}
    way = (chosen.file.file_id, chosen.kind, *read_as.values())
    kept: dict[object, pl.DataFrame] = st.session_state.setdefault("up_suggestions", {})
    if way not in kept:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "file"
            path.write_bytes(chosen.file.getvalue())
            kept[way] = api.suggest_mapping(
                path,
                "case" if chosen.kind == "case" else "sanction",
                file_name=chosen.file.name,
                **read_as,
            )
    return kept[way]


def _named(name: str, reader: Language) -> str:
    """Return a column as its word and its name in files."""
    heading = reader.text(column(name).heading)
    return name if heading == name else f"{heading} ({name})"


def _key(name: str, chosen: Chosen) -> str:
    return f"up_{name}_{chosen.kind}_{chosen.file.file_id}"

"""The first steps: what may be sent, the empty templates, and the files."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from etl import api
from ui.upload import files as desk
from words import Language

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from ui.frame import Screen


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

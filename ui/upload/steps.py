"""The way of a file in one line, and its last step: load what is sound, or leave the file out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from etl.api import LoadReport
from ui.upload import files as desk
from ui.upload import work
from ui.upload.files import Chosen
from words import N_, Language

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from ui.frame import Screen

STEPS = (
    N_("Template"),
    N_("File"),
    N_("Mapping, if needed"),
    N_("Checks"),
    N_("Preview"),
    N_("Load"),
    N_("Ledger"),
)


def show(reader: Language) -> None:
    """Draw the steps in their order."""
    items = "".join(f"<li>{escape(reader.text(name))}</li>" for name in STEPS)
    st.html(f'<ol class="steps">{items}</ol>')


def offer_load(
    chosen: Chosen,
    report: LoadReport,
    files: list[UploadedFile],
    screen: Screen,
    *,
    is_loading: bool,
) -> None:
    """Draw the buttons that load the good rows or leave the file out.

    Args:
        chosen: The file, with everything said about it.
        report: What the checks found.
        files: All files on the desk.
        screen: The open screen.
        is_loading: Whether a load goes on: one at a time.
    """
    reader, _ = screen.language, screen.language.text
    with st.container(horizontal=True):
        if report.rows_loaded == 0:
            st.info(_("No row of this file would be loaded."))
        else:
            words = reader.plural("Load {n} row", "Load {n} rows", report.rows_loaded)
            if st.button(words, type="primary", key="up_load", disabled=is_loading):
                work.begin_load(chosen, actor=screen.visitor.actor)
        if len(files) > 1 and st.button(_("Leave this file out"), key="up_leave"):
            desk.settle(chosen.file.file_id, desk.LEFT_OUT, files)
            st.rerun()
    if is_loading:
        st.caption(_("Another load goes on; this one can begin when it has ended."))

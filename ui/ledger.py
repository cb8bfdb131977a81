"""The ledger of uploads: who loaded what, what became of each row, and how to undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from etl import api
from etl.api import DataRefused
from ui import table

if TYPE_CHECKING:
    from ui.frame import Screen

COLUMNS = (
    "upload_id",
    "kind",
    "dataset",
    "file_name",
    "loaded_at",
    "extract_date",
    "rows_read",
    "state",
)


def entries() -> pl.DataFrame:
    """Return every upload, as ``contracts.UPLOAD``, newest first, as of this moment."""
    return api.ledger()


def show(uploads: pl.DataFrame, *, screen: Screen) -> None:
    """Draw the ledger, newest first."""
    table.show(
        uploads.sort("upload_id", descending=True),
        columns=COLUMNS,
        caption=screen.language.text("Rows: read = loaded + skipped + rejected"),
        language=screen.language,
    )


def withdraw(uploads: pl.DataFrame, *, screen: Screen) -> None:
    """Draw the choice of an upload to withdraw; withdrawing brings the former state back."""
    _ = screen.language.text
    open_uploads = uploads.filter(
        (pl.col("state") == "committed") & pl.col("kind").is_in(["case", "sanction"])
    )
    if open_uploads.is_empty():
        st.caption(_("There is no upload to withdraw."))
        return
    names = {
        row["upload_id"]: f"{row['upload_id']} · {row['dataset']} · {row['file_name']}"
        for row in open_uploads.sort("upload_id", descending=True).iter_rows(named=True)
    }
    chosen = st.selectbox(
        _("Upload to withdraw"), list(names), format_func=names.__getitem__, key="up_withdraw"
    )
    if st.button(_("Withdraw this upload"), key="up_withdraw_now"):
        try:
            api.withdraw(int(chosen))
        except DataRefused as refused:
            for message in refused.messages:
                st.error(message.text(screen.language))
            return
        st.session_state["up_notice"] = "withdrawn"
        st.rerun()

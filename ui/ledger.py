"""The ledger of uploads: who loaded what, what became of each row, how to undo and redo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from etl import api
from etl.api import DataRefused
from ui import table
from words.vocabulary import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.frame import Screen

COLUMNS = (
    "upload_id",
    "state",
    "kind",
    "dataset",
    "file_name",
    "rows_read",
    "loaded_at",
    "loaded_by",
    "extract_date",
    "encoding",
    "mapping",
    "file_sha256",
    "code_version",
)
#: What came with the program and cannot be withdrawn.
SHIPPED = ("published", "reference")


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


def of_analysts(uploads: pl.DataFrame) -> pl.DataFrame:
    """Return the uploads that did not come with the program."""
    return uploads.filter(~pl.col("dataset").is_in(SHIPPED))


def withdraw(uploads: pl.DataFrame, *, screen: Screen) -> None:
    """Draw the choice of an upload to withdraw; withdrawing brings the former state back."""
    _ = screen.language.text
    _decide(
        of_analysts(uploads).filter(pl.col("state") == "committed"),
        screen=screen,
        name="withdraw",
        words=(
            _("Upload to withdraw"),
            _("Withdraw this upload"),
            _("There is no upload to withdraw."),
        ),
        act=api.withdraw,
        done="withdrawn",
    )


def restore(uploads: pl.DataFrame, *, screen: Screen) -> None:
    """Draw the choice of a withdrawn upload that shall count again."""
    _ = screen.language.text
    _decide(
        of_analysts(uploads).filter(pl.col("state") == "withdrawn"),
        screen=screen,
        name="restore",
        words=(
            _("Upload to restore"),
            _("Restore this upload"),
            _("There is no withdrawn upload."),
        ),
        act=api.restore,
        done="restored",
    )


def notice(screen: Screen) -> None:
    """Say once what the last run did: withdrawn or restored."""
    _ = screen.language.text
    match st.session_state.pop("up_notice", None):
        case "withdrawn":
            st.success(_("The upload is withdrawn; the state before it is back."))
        case "restored":
            st.success(_("The upload counts again."))


def _decide(
    uploads: pl.DataFrame,
    *,
    screen: Screen,
    name: str,
    words: tuple[str, str, str],
    act: Callable[..., None],
    done: str,
) -> None:
    """Draw a choice of uploads and a button that acts on the chosen one."""
    which, button, nothing = words
    if not screen.visitor.may("withdraw"):
        st.caption(screen.language.text("Withdrawing and restoring uploads is for reviewers."))
        return
    if uploads.is_empty():
        st.caption(nothing)
        return
    names = {
        row["upload_id"]: " · ".join(
            (
                str(row["upload_id"]),
                label("dataset", row["dataset"], screen.language),
                row["file_name"],
            )
        )
        for row in uploads.sort("upload_id", descending=True).iter_rows(named=True)
    }
    _offer_newest(f"up_{name}", max(names))
    chosen = st.selectbox(which, list(names), format_func=names.__getitem__, key=f"up_{name}")
    if st.button(button, key=f"up_{name}_now"):
        try:
            act(int(chosen), actor=screen.visitor.actor)
        except DataRefused as refused:
            for message in refused.messages:
                st.error(message.text(screen.language))
            return
        st.session_state["up_notice"] = done
        st.rerun()


def _offer_newest(key: str, newest: int) -> None:
    """Choose an upload that has come since: what was chosen before is not what is meant now."""
    if st.session_state.get(f"{key}_newest") != newest:
        st.session_state[f"{key}_newest"] = newest
        st.session_state[key] = newest

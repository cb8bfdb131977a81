"""The history of one record: which upload said what, and what each of them changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from etl import api
from etl.api import DataRefused
from ui import ledger, table
from words import Language
from words.columns import column
from words.vocabulary import label

if TYPE_CHECKING:
    from ui.frame import Screen

COLUMNS = (
    "version",
    "changed_column",
    "before",
    "after",
    "upload_id",
    "loaded_at",
    "loaded_by",
    "state",
)


def look_up(uploads: pl.DataFrame, *, screen: Screen) -> None:
    """Draw the fields that name a record, and its versions once one is named."""
    reader, _ = screen.language, screen.language.text
    registers = ledger.of_analysts(uploads).filter(pl.col("kind").is_in(["case", "sanction"]))
    if registers.is_empty():
        st.caption(_("There is no register yet."))
        return
    left, middle, right = st.columns(3)
    names = sorted(registers["dataset"].unique())
    dataset = left.selectbox(
        _("Data set"),
        names,
        format_func=lambda code: label("dataset", code, reader),
        key="up_history_dataset",
    )
    kind: api.Kind = middle.selectbox(
        _("What is in it"),
        ("case", "sanction"),
        format_func=lambda code: label("upload_kind", code, reader),
        key="up_history_kind",
    )
    key = right.text_input(
        _("Identifier of the case or sanction"), key="up_history_key", max_chars=100
    ).strip()
    if key:
        _show(str(dataset), kind, key, screen)


def _show(dataset: str, kind: api.Kind, key: str, screen: Screen) -> None:
    reader = screen.language
    try:
        versions = api.history(dataset, kind, key)
    except DataRefused as refused:
        for message in refused.messages:
            st.info(message.text(reader))
        return
    named = [_named(name, reader) for name in versions["column_name"]]
    count = int(versions["version"].n_unique())
    table.show(
        versions.with_columns(changed_column=pl.Series(named, dtype=pl.String)),
        columns=COLUMNS,
        caption=reader.plural("{n} version", "{n} versions", count),
        language=reader,
    )
    st.caption(reader.text("Identifiers of people are hashes and are shown shortened."))


def _named(name: str | None, reader: Language) -> str:
    return (
        reader.text("first version, or the same")
        if name is None
        else reader.text(column(name).heading)
    )

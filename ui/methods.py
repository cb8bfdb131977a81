"""Methods, norms and licences, for the screen that explains the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import contracts
from ui import data, table
from words.sentences import data as sentences

if TYPE_CHECKING:
    from ui.frame import Screen


def show_datasets(screen: Screen) -> None:
    """Draw the data sets of the release, never mixed."""
    datasets = data.frame(screen.release, contracts.DATASET)
    table.show(
        datasets.rename({"kind": "dataset_kind"}),
        columns=("dataset_kind", "dataset", "data_to", "extract_date", "loaded_at", "cases",
                 "sanctions"),
        caption=screen.language.text("Data sets of this release"),
        language=screen.language,
    )  # fmt: skip


def show_norms(screen: Screen) -> None:
    """Draw what the law allows: the ceilings of each article, with their source."""
    norms = data.frame(screen.release, contracts.SANCTION_NORM)
    table.show(
        norms.rename({"sanction_type": "norm_type", "title_en": "title"}),
        columns=("article", "title", "norm_type", "max_value", "unit", "valid_from",
                 "valid_to", "source_url"),
        caption=screen.language.text("Sanctions by article, as sourced"),
        language=screen.language,
    )  # fmt: skip


def show_methods(screen: Screen) -> None:
    """Draw each method with what it does and its source."""
    for name, text in sentences.methods(screen.language):
        with st.expander(name):
            st.write(text)

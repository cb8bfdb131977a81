"""The first things a reader sees: sentences, then figures with who stated them and when."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.table import anchor
from words import Language
from words.vocabulary import label

if TYPE_CHECKING:
    from ui.frame import Screen

STATEMENT_COLUMNS = (
    "as_of_date",
    "geography",
    "indicator",
    "value",
    "unit",
    "speaker_or_body",
    "notes",
    "source_url",
)


def sentences(*texts: str) -> None:
    """Draw sentences as a short list."""
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    st.html(f'<ul class="plain">{items}</ul>')


def figures(statements: pl.DataFrame, *, screen: Screen) -> None:
    """Draw each statement as a large figure with its speaker, date and source.

    Args:
        statements: Rows of ``contracts.OFFICIAL_FIGURE``.
        screen: The open screen.
    """
    boxes = "".join(_box(row, screen.language) for row in statements.iter_rows(named=True))
    st.html(f'<div class="headlines">{boxes}</div>')


def _box(row: dict[str, Any], reader: Language) -> str:
    _ = reader.text
    when = (
        _("no date stated")
        if row["as_of_date"] is None
        else reader.date(row["as_of_date"], row["as_of_date_precision"])
    )
    who = _("stated by {who}, {when}", who=_(row["speaker_or_body"]), when=when)
    source = anchor(row["source_url"], _("source"))
    return (
        f'<div class="headline"><div class="figure">{escape(reader.number(row["value"]))}</div>'
        f'<div class="what">{escape(label("indicator", row["indicator"], reader))}: '
        f"{escape(_(row['unit']))}</div>"
        f'<div class="who">{escape(who)} · {source}</div>'
        f'<div class="note">{escape(_(row["notes"] or ""))}</div></div>'
    )


def section(title: str) -> None:
    """Draw the heading of a part of the screen."""
    st.html(f'<h2 class="finding section">{escape(title)}</h2>')


def halves() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return two columns of equal width; on a phone the second stands under the first."""
    left, right = st.columns(2)
    return left, right

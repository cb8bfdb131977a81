"""The briefing note on its screen: what it can answer, the note itself, its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import polars as pl
import streamlit as st

import contracts
import releases
from contracts import Contract
from report import permalink
from report.asked import Asked
from report.brief import brief
from report.note import Note
from report.questions import QUESTIONS
from ui import before_after, controls, data, places, regional
from ui.asked import choices
from ui.selection import Selection
from ui.shelf import of_release

if TYPE_CHECKING:
    from ui.frame import Screen

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Shared:
    """A release whose frames all readers share."""

    release: releases.Release

    @property
    def number(self) -> int:
        """Return its number in this warehouse."""
        return self.release.number

    @property
    def content_hash(self) -> str:
        """Return what identifies the data."""
        return self.release.content_hash

    @property
    def created_at(self) -> datetime:
        """Return when it was made, in UTC."""
        return self.release.created_at

    def frame(self, contract: Contract, *, dataset: str | None = None) -> pl.DataFrame:
        """Return a whole table, or one data set's part of it; never change it in place."""
        return data.frame(self.release, contract, dataset=dataset)

    def earlier(self, dataset: str) -> tuple[releases.Release, ...]:
        """Return the kept releases in which a data set was another, the oldest first.

        They are looked at for a moment, to know what they told: what is read of them is not kept.
        """
        return self.release.earlier(dataset)


def questions(screen: Screen) -> dict[str, str]:
    """Return what can be asked of the chosen data set: code → question."""
    return {
        code: screen.language.text(one.title)
        for code, one in QUESTIONS.items()
        if screen.is_published or not one.of_published
    }


def choose(screen: Screen) -> str:
    """Draw the choices that matter for a note and return the question's code."""
    _, chosen = screen.language.text, screen.selection
    code = controls.choose("ask", questions(screen), chosen, label=_("Question"), wide=True)
    if not QUESTIONS[code].knows_places:
        return code
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if code == "rates":
            measures = regional.options(screen)
            controls.choose("measure", measures, chosen, label=_("Measure"), wide=True)
        elif code == "before_after":
            controls.choose("law", before_after.law_options(screen), chosen, label=_("Law date"))
        regions = places.options(data.frame(screen.release, contracts.REGION), screen.language)
        controls.choose("region", regions, chosen, label=_("Place"), wide=True)
    return code


def note(screen: Screen, code: str) -> Note:
    """Return the note on one question, made once for each selection and release."""
    release, seen = str(screen.release.folder), "public" if screen.is_public else "analyst"
    return _note(screen, release, replace(screen.selection, seen=seen), code, _site())


@of_release(most=64)
def _note(_screen: Screen, release: str, selection: Selection, code: str, site: str) -> Note:
    asked = Asked(
        Shared(_screen.release),
        _screen.dataset,
        _screen.language,
        choices(selection),
        as_public=selection.seen == "public",
    )
    return brief(asked, code, permalink=permalink.permalink(asked, code, site=site))


def _site() -> str:
    """Return where this dashboard is served, as the reader's browser knows it."""
    address = urlsplit(st.context.url or "")
    if not address.netloc:
        return permalink.SITE
    return f"{address.scheme}://{address.netloc}{address.path.removesuffix('/brief').rstrip('/')}"


def downloads(screen: Screen, made: Note) -> None:
    """Draw the buttons; a file is made when its button is clicked."""
    _ = screen.language.text
    with st.container(horizontal=True):
        for label, kind, ending, make in (
            (_("Take the note as Word (DOCX)"), WORD, "docx", _docx),
            (_("Take the note as PDF"), "application/pdf", "pdf", _pdf),
        ):
            st.download_button(
                label,
                _later(make, made),
                file_name=f"{made.name}.{ending}",
                mime=kind,
                key=f"note_{ending}",
                on_click="ignore",
            )


def _later(make: Callable[[Note], bytes], made: Note) -> Callable[[], bytes]:
    return lambda: make(made)


def _docx(made: Note) -> bytes:
    from report.note_docx import docx  # noqa: PLC0415 - slow to import, and only for this file

    return docx(made)


def _pdf(made: Note) -> bytes:
    from report.note_pdf import pdf  # noqa: PLC0415 - slow to import, and only for this file

    return pdf(made)

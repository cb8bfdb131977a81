"""The known conflicts in the sources, one card each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import contracts
from analysis.known_conflicts import CONFLICTS, conflict_rows, filled
from report.answers.answer import Answer
from ui import data
from ui.prepared import kept, narrowed
from words.sentences import Said
from words.sentences import conflicts as said

if TYPE_CHECKING:
    from ui.frame import Screen


def each(screen: Screen) -> None:
    """Show who said what and when, why not all of it can be right, and how it is treated.

    The conflicts are of the published record, whichever data set is chosen.
    """
    record = screen.of_published()
    narrow = replace(record, selection=narrowed(record.selection, ()))
    figures = data.frame(record.release, contracts.OFFICIAL_FIGURE)
    events = data.frame(record.release, contracts.LEGAL_EVENT)
    for code in CONFLICTS:
        told = said.conflict(code, record.language)

        def make(code: str = code, told: Said = told) -> Answer:
            rows = conflict_rows(code, figures, events)
            return Answer(told, rows, tuple(filled(rows)))

        with record.card(f"conflict_{code}", told.finding) as it:
            it.draw(kept(narrow, make, (__name__, code)), make)

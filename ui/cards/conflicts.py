"""The known conflicts in the sources, one card each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import contracts
from analysis.known_conflicts import CONFLICTS, conflict_rows, filled
from ui import data
from words.sentences import conflicts as said

if TYPE_CHECKING:
    from ui.frame import Screen


def each(screen: Screen) -> None:
    """Show who said what and when, why not all of it can be right, and how it is treated.

    The conflicts are of the published record, whichever data set is chosen.
    """
    record = screen.of_published()
    figures = data.frame(record.release, contracts.OFFICIAL_FIGURE)
    events = data.frame(record.release, contracts.LEGAL_EVENT)
    for code in CONFLICTS:
        told = said.conflict(code, record.language)
        with record.card(f"conflict_{code}", told.finding) as it:
            rows = conflict_rows(code, figures, events)
            it.show(told, table=rows, columns=filled(rows))

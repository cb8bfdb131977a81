"""The card of the screen Cases and the law: which conduct article 115-1 can reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import contracts
from analysis.conduct_vs_law import conduct_vs_law
from analysis.disclosure.rules import with_share_status
from analysis.law_positions import law_positions
from charts.law import conduct_vs_law_figure
from charts.law_positions import law_positions_figure
from report.answers.answer import Answer
from report.answers.courts import labelled
from ui import cases, data
from ui.prepared import card
from words import N_
from words.sentences import law

if TYPE_CHECKING:
    from ui.frame import Screen


@card("conduct_vs_law", N_("Conduct and the date of the law"), by=())
def conduct(screen: Screen) -> Answer:
    """Return each reported case beside the law's date, or how many of a register lie where."""
    reader = screen.language
    if screen.is_published:
        known = conduct_vs_law(data.frame(screen.release, contracts.DOCUMENTED_CASE))
        shown = labelled(known, data.frame(screen.release, contracts.REGION), reader)
        figure = conduct_vs_law_figure(shown, language=reader)
        return Answer(law.documented(known, reader), shown, tuple(cases.COLUMNS), figure)
    known = conduct_vs_law(data.cases(screen.release, screen.selection.dataset))
    positions = law_positions(known)
    return Answer(
        law.register(known, reader),
        figure=law_positions_figure(positions, language=reader),
        table=with_share_status(positions, "total"),
        columns=("law_position", "count", "share", "low", "high"),
    )

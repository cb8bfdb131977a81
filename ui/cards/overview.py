"""The cards of the first screen: what officials stated, where they disagree, the law's story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import contracts
from analysis import statements
from analysis.legal import about_article
from charts.law import legal_timeline_figure
from charts.statements import official_figures_figure
from report.answers.answer import Answer
from ui import data, headlines
from ui.navigation import link
from ui.prepared import card
from words import N_
from words.sentences import overview

if TYPE_CHECKING:
    from ui.frame import Screen


@card("official_figures", N_("What officials have stated"), by=())
def official_figures(screen: Screen) -> Answer:
    """Return every stated figure about stalking; the national ones are drawn."""
    reader = screen.language
    figures = data.frame(screen.release, contracts.OFFICIAL_FIGURE)
    stalking = statements.about_stalking(figures)
    national = stalking.filter(region_code=statements.NATIONAL)
    return Answer(
        overview.official_figures(statements.newest(figures, indicator="sent_to_court"), reader),
        figure=official_figures_figure(national, language=reader),
        table=stalking,
        columns=tuple(headlines.STATEMENT_COLUMNS),
    )


def _to_all(screen: Screen) -> None:
    words = screen.language.text("All known conflicts, each with its reason")
    link("data", words, screen.selection, part="conflicts")


@card("conflicts", N_("Figures that contradict each other"), by=(), below=_to_all)
def conflicts(screen: Screen) -> Answer:
    """Return the stated figures that another one contradicts."""
    return Answer(
        overview.conflicts(screen.language),
        table=statements.conflicts(data.frame(screen.release, contracts.OFFICIAL_FIGURE)),
        columns=("as_of_date", "value", "unit", "speaker_or_body", "notes", "source_url"),
    )


@card("timeline", N_("The law's own story"), by=())
def timeline(screen: Screen) -> Answer:
    """Return the events of the law's making and first use."""
    events = data.frame(screen.release, contracts.LEGAL_EVENT)
    return Answer(
        overview.timeline(screen.language),
        figure=legal_timeline_figure(about_article(events), language=screen.language),
        table=events,
        columns=("date", "event", "instrument", "detail", "source_url"),
    )

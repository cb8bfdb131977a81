"""The card of curves by first sanction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.answers.answer import Answer
from ui import curves
from ui.cards.repeat_offences import WINDOW
from ui.prepared import card
from words import N_
from words.sentences import curves as said

if TYPE_CHECKING:
    from ui.frame import Screen


@card("curves", N_("Curves by first sanction"), by=WINDOW)
def by_sanction(screen: Screen) -> Answer:
    """Return how soon people are recorded again, one curve for each first sanction."""
    found = curves.by_sanction(screen)
    days, reader = screen.selection.days_window, screen.language
    return Answer(
        said.by_sanction(found.steps, found.left_out, days=days, reader=reader),
        figure=found.figure,
        table=found.steps,
        columns=("sanction_type", "day", "at_risk", "reoffended", "share", "share_low",
                 "share_high"),
    )  # fmt: skip

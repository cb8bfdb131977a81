"""The card of curves by first sanction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.cohorts import large_groups, sanctioned
from analysis.repeat_offences import repeat_offence_curve
from charts.survival import repeat_offence_figure
from report.answers.answer import Answer, require
from ui import follow_up
from ui.cards.repeat_offences import WINDOW
from ui.prepared import card
from words import N_
from words.sentences import curves as said

if TYPE_CHECKING:
    from ui.frame import Screen


@card("curves", N_("Curves by first sanction"), by=WINDOW)
def by_sanction(screen: Screen) -> Answer:
    """Return how soon people are recorded again, one curve for each first sanction."""
    watched = sanctioned(follow_up.people(screen).people)
    people, left_out = large_groups(watched, by="sanction_type")
    steps = repeat_offence_curve(people, by="sanction_type")
    require(follow_up.any_repeat(steps))
    days, reader = screen.selection.days_window, screen.language
    return Answer(
        said.by_sanction(steps, left_out, days=days, reader=reader),
        figure=repeat_offence_figure(steps, language=reader, by="sanction_type"),
        table=steps,
        columns=("sanction_type", "day", "at_risk", "reoffended", "share", "share_low",
                 "share_high"),
    )  # fmt: skip

"""Fines against other sanctions, compared once for each choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.answerable import NotAnswerable
from analysis.penalties import AdjustedComparison
from report.answers.people import compared
from ui import follow_up
from ui.shelf import of_release
from words import N_

if TYPE_CHECKING:
    from ui.frame import Screen


def fines_against_others(screen: Screen, article: str) -> AdjustedComparison:
    """Compare people fined with people given another principal sanction.

    Raises:
        NotAnswerable: Too few people, no overlap between the two groups, or people are not
            watched from a sanction.
    """
    chosen = screen.selection
    key = (chosen.dataset, chosen.start, chosen.event, chosen.days, article)
    found = _compared(screen, str(screen.release.folder), key)
    if isinstance(found, NotAnswerable):
        raise found
    return found


@of_release(most=32)
def _compared(
    _screen: Screen, release: str, key: tuple[str, ...]
) -> AdjustedComparison | NotAnswerable:
    try:
        people = follow_up.people(_screen).people
        return compared(people, article=key[-1], days=_screen.selection.days_window)
    except NotAnswerable as refusal:
        return refusal


def any_path(steps: pl.DataFrame) -> NotAnswerable | None:
    """Return the refusal of a picture of paths that nobody has gone, or ``None``."""
    if steps.height:
        return None
    return NotAnswerable(
        N_("Nobody in this register has two sanctions on different days yet."),
        needed=N_("People with at least two sanctions."),
    )

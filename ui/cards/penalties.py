"""The cards of the screen Penalties that compare sanctions with what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.paths import sanction_paths
from charts.adjusted import difference_figure
from charts.paths import sanction_paths_figure
from ui import comparison, registers
from words.sentences import comparison as said

if TYPE_CHECKING:
    from ui.frame import Screen


def adjusted(screen: Screen, article: str) -> None:
    """Show how fines and other sanctions compare: plain in small, adjusted beside it."""
    reader, _ = screen.language, screen.language.text
    days = screen.selection.days_window
    with screen.card("adjusted", _("Do fines do worse than other sanctions?")) as it:
        found = comparison.fines_against_others(screen, article)
        shown = comparison.as_rows(found, reader)
        it.show(
            said.adjusted(found, days=days, reader=reader),
            figure=difference_figure(shown, language=reader),
            table=shown,
            columns=("label", "per_100", "per_100_low", "per_100_high", "people"),
        )


def paths(screen: Screen, article: str) -> None:
    """Show what follows a sanction when another one follows at all."""
    reader, _ = screen.language, screen.language.text
    with screen.card("paths", _("From one sanction to the next")) as it:
        steps = sanction_paths(registers.sanctions(screen, article), steps=2)
        it.requires(comparison.any_path(steps))
        it.show(
            said.paths(steps, reader),
            figure=sanction_paths_figure(steps, language=reader),
            table=steps,
            columns=("step", "from_type", "to_type", "people", "total", "share"),
        )

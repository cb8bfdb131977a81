"""The rows of the chosen register, or the refusal that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.answerable import NotAnswerable
from analysis.series import no_register
from report.answers.practice import ARTICLES
from ui import data
from words import N_

if TYPE_CHECKING:
    from ui.frame import Screen


__all__ = ["ARTICLES", "cases", "sanctions"]


def cases(screen: Screen) -> pl.DataFrame:
    """Return the cases of the chosen register.

    Raises:
        NotAnswerable: The published record is chosen.
    """
    if screen.is_published:
        raise no_register()
    return data.cases(screen.release, screen.selection.dataset)


def sanctions(screen: Screen, article: str) -> pl.DataFrame:
    """Return the sanctions of the chosen register, under article 115-1 or all.

    Args:
        screen: The open screen.
        article: A key of ``ARTICLES``.

    Raises:
        NotAnswerable: The published record is chosen, or the register has no such sanctions.
    """
    found = data.sanctions(screen.release, screen.selection.dataset)
    if article != "all":
        found = found.filter(pl.col("article") == "УК 115-1")
    if not found.is_empty():
        return found
    if screen.is_published:
        reason = N_("No register of sanctions is public: single sentences do not make a mix.")
    else:
        reason = N_("This register has no such sanctions yet: load them on the screen “Upload”.")
    raise NotAnswerable(
        reason, needed=N_("One row for each sanction imposed, with its date and type.")
    )

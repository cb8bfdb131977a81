"""What the screen Practice reads: the chosen cases, and whose and where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

import contracts
from analysis.answerable import NotAnswerable
from analysis.loaded_forms import form_counts
from analysis.practice_parts import enough_cases, no_practice
from analysis.public import practice as public_practice
from charts.measures import NAMES
from ui import data, public, registers
from ui.shelf import of_release
from words import N_

if TYPE_CHECKING:
    from ui.frame import Screen

FORM_YEAR = 2022
STALKING = "УК 115-1"


def cases(screen: Screen, article: str) -> pl.DataFrame:
    """Return the cases of the chosen register, place and article.

    Args:
        screen: The open screen.
        article: A key of ``registers.ARTICLES``.

    Raises:
        NotAnswerable: The published record is chosen, or there are too few cases.
    """
    if screen.is_published:
        raise no_practice()
    found = data.cases(screen.release, screen.selection.dataset)
    if article != "all":
        found = found.filter(pl.col("article") == "УК 115-1")
    if screen.selection.region is not None:
        found = found.filter(region_code=screen.selection.region)
    refusal = enough_cases(found.height)
    if refusal is not None:
        raise refusal
    return found


def no_ended(ended: pl.DataFrame) -> NotAnswerable | None:
    """Return the refusal of grounds where no case was refused or ended, or ``None``."""
    if ended.height:
        return None
    return NotAnswerable(
        N_("No case here was refused or ended before court so far."),
        needed=N_("Cases with the outcome “refused” or “terminated” and its ground."),
    )


def none_reported(outcomes: pl.DataFrame) -> NotAnswerable | None:
    """Return the refusal of a place from which the press reported no case, or ``None``."""
    if outcomes.height:
        return None
    return NotAnswerable(
        N_("No case under article 115-1 from here was found in the press."),
        needed=N_("A report with its source. No report does not mean that there was no case."),
    )


def not_in_the_form(found: pl.DataFrame) -> NotAnswerable | None:
    """Return the refusal of an article for which the shipped form has no row, or ``None``."""
    if found.height:
        return None
    return NotAnswerable(
        N_("The forms that came with the program have no row for this article: they are of 2022."),
        available=N_("The forms loaded here, in the card below."),
    )


def article_name(screen: Screen, article: str) -> str:
    """Return the article's name in the reader's language."""
    return screen.language.text(registers.ARTICLES[article])


def offences(screen: Screen) -> dict[str, str]:
    """Return the articles of Form 1-M to choose from: code → name.

    Article 115-1 is one of them once a form with a row for it was loaded.
    """
    codes = [code for code in NAMES if code.startswith("form_")]
    found = {code.removeprefix("form_"): screen.language.text(NAMES[code]) for code in codes}
    form = data.frame(screen.release, contracts.FORM_1M_COUNT)
    if form_counts(form, articles=[STALKING]).height:
        found["115-1"] = screen.language.text("Stalking (art. 115-1), loaded forms")
    return found


def place_name(screen: Screen) -> str:
    """Return the name of the chosen region, or of the country."""
    if screen.selection.region is None:
        return screen.language.text("Kazakhstan")
    regions = data.frame(screen.release, contracts.REGION)
    row = regions.filter(region_code=screen.selection.region).row(0, named=True)
    return screen.language.place(row)


def protected(screen: Screen) -> pl.DataFrame:
    """Return what became of the register's cases, protected for the public once a release.

    Raises:
        NotAnswerable: Nothing may be shown.
    """
    found = _protected(screen, str(screen.release.folder), screen.selection.dataset)
    if isinstance(found, NotAnswerable):
        raise found
    return found


@of_release(most=16)
def _protected(_screen: Screen, release: str, dataset: str) -> pl.DataFrame | NotAnswerable:
    try:
        return public_practice.practice(public.registers(_screen), public.counted(_screen))
    except NotAnswerable as refusal:
        return refusal

"""The cards of a register in the public view: tables in which small counts are hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import polars as pl

import contracts
from analysis.public.cells import protected
from analysis.public.people import mix, payment
from report.answers.place_rows import named
from ui import controls, data, headlines, public, registers
from ui.selection import Selection
from words.sentences import public as said

if TYPE_CHECKING:
    from ui.frame import Screen

_LIMITS = ("share", "low", "high")


def composition(screen: Screen) -> None:
    """Show under which article conduct is booked, month by month."""
    _ = screen.language.text
    columns = ("month", "basis", "count", "total", "share")
    show(
        screen,
        "composition",
        _("Under which article cases are booked"),
        lambda: public.composition(screen),
        columns,
        context=_("Recorded cases a month by article"),
    )


def withheld(screen: Screen, name: str, topic: str) -> None:
    """Say that a figure is not for the public."""
    with screen.card(name, topic) as it:
        it.requires(protected())


def penalties(screen: Screen) -> None:
    """Show the sanction mix, what became of the fines, and the steps between sanctions."""
    reader, _ = screen.language, screen.language.text
    articles = controls.translated(registers.ARTICLES, reader)
    is_own = controls.choose("article", articles, screen.selection, label=_("Article")) != "all"
    show(
        screen,
        "sanction_mix",
        _("Which sanctions are imposed"),
        lambda: mix(public.by_fate(screen), is_own=is_own).rename({"count": "sanctions"}),
        ("is_principal", "sanction_type", "sanctions", "total", *_LIMITS),
        context=_("Sanctions imposed"),
    )
    show(
        screen,
        "fines",
        _("Whether fines are paid"),
        lambda: payment(public.by_fate(screen), is_own=is_own).rename({"count": "sanctions"}),
        ("fate", "sanctions", "total", *_LIMITS),
        context=_("Fines imposed"),
    )
    withheld(screen, "adjusted", _("Do fines do worse than other sanctions?"))
    show(
        screen,
        "paths",
        _("From one sanction to the next"),
        lambda: public.steps(screen),
        ("from_type", "to_type", "people", "total", *_LIMITS),
        context=_("First and second sanction, all articles"),
    )


def repeat_offences(screen: Screen) -> None:
    """Show the usual window by sanction, cohort and region; no curve of single days."""
    _ = screen.language.text
    topics = {
        "sanction_type": ("windows", _("Recorded again, by first sanction")),
        "cohort": ("cohorts", _("Sanctioned before and after the law")),
        "region_code": ("repeat_regions", _("Recorded again, by region")),
    }
    withheld(screen, "curve", _("Recorded again after a first sanction"))
    withheld(screen, "curves", _("Curves by first sanction"))
    days = Selection().days_window
    for by, (name, topic) in topics.items():
        show(
            screen,
            name,
            topic,
            lambda by=by: _groups(screen, by),  # type: ignore[misc]
            ("name" if by == "region_code" else by, "people", "reoffended", *_LIMITS),
            context=screen.language.plural(
                "Any new case within {n} day of the first sanction",
                "Any new case within {n} days of the first sanction",
                days,
            ),
        )
    withheld(screen, "frequency", _("How many repeat offences, not how many people"))


def law_positions(screen: Screen) -> None:
    """Show how many cases lie before, across and after the law."""
    _ = screen.language.text
    show(
        screen,
        "conduct_vs_law",
        _("Conduct and the date of the law"),
        lambda: public.positions(screen),
        ("law_position", "count", *_LIMITS),
        context=_("Recorded cases"),
    )


def not_here(screen: Screen) -> None:
    """Say in place of files and rows that they are the analysts'."""
    headlines.sentences(
        screen.language.text(
            "Files, rejected rows, the ledger and the history of records are not part of the "
            "public view."
        )
    )


def _groups(screen: Screen, by: str) -> pl.DataFrame:
    """Return the groups of a window, regions by their names and all together first."""
    found = public.window(screen, by)
    if by != "region_code":
        return found.filter(pl.col(by).is_not_null())
    regions = named(data.frame(screen.release, contracts.REGION), screen.language)
    names = regions.select("region_code", name="short")
    joined = found.filter(pl.col(by).is_not_null()).join(names, on=by, how="left")
    return joined.sort(pl.col("name").str.to_lowercase())


def show(
    screen: Screen,
    name: str,
    topic: str,
    table: Callable[[], pl.DataFrame],
    columns: Sequence[str],
    *,
    context: str,
) -> None:
    """Show a protected table, or say that it is withheld.

    Args:
        screen: The open screen.
        name: The card's name.
        topic: Its heading, in the reader's language.
        table: Makes the table; a refusal raised in it becomes the card's content.
        columns: The columns shown.
        context: What was counted, in the reader's language.
    """
    with screen.card(name, topic) as it:
        it.show(
            said.table(topic, context=context, reader=screen.language),
            table=table(),
            columns=columns,
        )

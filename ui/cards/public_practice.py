"""The cards of the screen Practice in the public view: tables in which small counts are hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.public import practice as public_practice
from ui import controls, practice, registers
from ui.cards import public

if TYPE_CHECKING:
    from ui.frame import Screen

_SHARES = ("count", "total", "share", "low", "high")


def all_cards(screen: Screen) -> None:
    """Show steps, practices and grounds of the whole country; no days and no single region."""
    _ = screen.language.text
    articles = controls.translated(registers.ARTICLES, screen.language)
    is_own = controls.choose("article", articles, screen.selection, label=_("Article")) != "all"
    context = _("Recorded cases of the whole country")
    public.show(
        screen,
        "practice_funnel",
        _("From the complaint to the verdict"),
        lambda: public_practice.funnel(practice.protected(screen), is_own=is_own),
        ("stage", *_SHARES),
        context=context,
    )
    public.show(
        screen,
        "practice_parts",
        _("Police, investigation and court side by side"),
        lambda: public_practice.parts(practice.protected(screen), is_own=is_own),
        ("practice", "part", *_SHARES),
        context=context,
    )
    public.show(
        screen,
        "practice_grounds",
        _("Why cases end before the court"),
        lambda: public_practice.grounds(practice.protected(screen), is_own=is_own),
        ("ended", "ground", *_SHARES),
        context=context,
    )
    public.withheld(screen, "practice_days", _("Days between the steps"))

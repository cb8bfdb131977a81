"""Cards made once: what a card shows is kept until something that it depends on changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import streamlit as st

from analysis.answerable import NotAnswerable
from charts.theme import Base, themed
from report.answers.answer import Answer
from ui import table
from ui.drawn import Drawn
from ui.selection import Selection
from ui.shelf import of_release
from words.sentences import Said

if TYPE_CHECKING:
    from ui.frame import Screen

Codes = ParamSpec("Codes")

#: Choices that every card may look at.
ALWAYS = ("language", "dataset", "seen")
#: Some hundred kilobytes each; ten screens of six cards for five readers who look at other things.
_MOST_KEPT = 300


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a card shows, ready for the browser; its rows are not in it, which may be millions.

    Attributes:
        said: Its words.
        table: Writes the first rows as HTML; once, for the first reader who opens them.
        rows: How many rows there are.
        figure: The chart in the ink of the reader's theme.
    """

    said: Said
    table: Callable[[], str]
    rows: int
    figure: Drawn | None


def of(answer: Answer, screen: Screen) -> Prepared:
    """Prepare an answer for the reader of a screen."""
    rows = partial(
        table.html,
        table.beginning(answer.table),
        columns=answer.columns,
        caption=answer.said.finding,
        language=screen.language,
    )
    figure = None if answer.figure is None else Drawn(themed(answer.figure, base=_base()))
    return Prepared(answer.said, cache(rows), answer.table.height, figure)


def card(
    name: str,
    topic: str,
    *,
    by: tuple[str, ...],
    below: Callable[[Screen], None] | None = None,
) -> Callable[
    [Callable[Concatenate[Screen, Codes], Answer]], Callable[Concatenate[Screen, Codes], None]
]:
    """Let a function that answers a screen draw a card, which is kept.

    The function is asked once for each release, data set, language and choice of ``by``. It is
    given a screen that knows these choices alone, so that it cannot depend on another one. A
    refusal is kept as well.

    Args:
        name: The card's name.
        topic: Its heading while it has no finding (message id).
        by: The fields of ``Selection`` that it depends on, besides ``ALWAYS``.
        below: Draws what stands under the answer in the same box, such as a way to more.
    """

    def decorate(
        answer: Callable[Concatenate[Screen, Codes], Answer],
    ) -> Callable[Concatenate[Screen, Codes], None]:
        @wraps(answer)
        def draw(screen: Screen, /, *codes: Codes.args, **named: Codes.kwargs) -> None:
            narrow = narrowly(screen, by)

            def make() -> Answer:
                return answer(narrow, *codes, **named)

            with screen.card(name, screen.language.text(topic)) as it:
                # By the function: a card of one name may say something else on another screen.
                key = (answer.__module__, answer.__qualname__, *codes, *named.values())
                it.draw(kept(narrow, make, key), make)
                if below is not None:
                    below(screen)

        return draw

    return decorate


def narrowed(
    selection: Selection, fields: tuple[str, ...], *, always: tuple[str, ...] = ALWAYS
) -> Selection:
    """Return a selection in which nothing but ``fields`` and ``always`` was chosen."""
    return Selection(**{field: getattr(selection, field) for field in (*always, *fields)})


def narrowly(screen: Screen, fields: tuple[str, ...]) -> Screen:
    """Return a screen that knows no choice but ``fields``."""
    return replace(screen, selection=narrowed(screen.selection, fields))


def kept(screen: Screen, make: Callable[[], Answer], what: tuple[object, ...]) -> Prepared:
    """Return what a card shows, made if it is not kept.

    Args:
        screen: It knows no choice but those that the answer depends on.
        make: Makes the answer.
        what: What tells the card from others of the same choices.

    Raises:
        NotAnswerable: There is no answer, and there was none when it was asked first.
    """
    key = (screen.is_public, *what)
    release = str(screen.release.folder)
    found = _kept((make, screen), release, screen.selection, key, _base())
    if isinstance(found, NotAnswerable):
        raise found
    return found


@of_release(most=_MOST_KEPT)
def _kept(
    making: tuple[Callable[[], Answer], Screen],
    release: str,
    selection: Selection,
    key: tuple[object, ...],
    base: Base,
) -> Prepared | NotAnswerable:
    make, screen = making
    try:
        return of(make(), screen)
    except NotAnswerable as refusal:
        return refusal


def _base() -> Base:
    return "dark" if st.context.theme.type == "dark" else "light"

"""The measures of the screen Regions: which there are, and their values, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.answerable import NotAnswerable
from charts.measures import NAMES, OF_PUBLISHED, OF_REGISTER
from ui.prepared import narrowly
from ui.regional_values import Regional, values
from ui.selection import Selection
from ui.shelf import of_release

if TYPE_CHECKING:
    from ui.frame import Screen


def options(screen: Screen) -> dict[str, str]:
    """Return the measures that the chosen data set has: code → name."""
    codes = OF_PUBLISHED if screen.is_published else OF_REGISTER
    return {code: screen.language.text(NAMES[code]) for code in codes}


def chosen(screen: Screen) -> str:
    """Return the measure that the address names, or the data set's first where it has no such."""
    codes = list(options(screen))
    return screen.selection.measure if screen.selection.measure in codes else codes[0]


def build(screen: Screen, code: str) -> Regional:
    """Return the values of one measure for the country's regions or one region's districts.

    They are kept: the map, the funnel and the smoothed rates of a screen are the same values.

    Raises:
        NotAnswerable: The source does not have districts.
    """
    narrow = narrowly(screen, ("region",))
    key = (screen.is_public, code)
    found = _built(narrow, str(screen.release.folder), narrow.selection, key)
    if isinstance(found, NotAnswerable):
        raise found
    return found


@of_release(most=64)
def _built(
    _screen: Screen, release: str, selection: Selection, key: tuple[bool, str]
) -> Regional | NotAnswerable:
    try:
        return values(_screen, key[1])
    except NotAnswerable as refusal:
        return refusal

"""The line under each figure and the notes in each file: whose data, how fresh, which version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report import origin
from ui.selection import write

if TYPE_CHECKING:
    from ui.frame import Screen

#: Cards that show the measure which the reader has chosen.
OF_MEASURE = ("regions", "funnel", "smoothed")
#: Cards that in the published record show the form alone: nothing else there has rates or steps.
OF_FORM = ("position", "practice_form")


def dataset_name(screen: Screen) -> str:
    """Return the name of the data set shown, in the reader's language."""
    return origin.dataset_name(screen.dataset, screen.language)


def line(screen: Screen, name: str) -> str:
    """Return the source line of a card: organisation, data to, extracted, loaded, version."""
    of_form = is_of_form(screen, name)
    return origin.line(screen.dataset, screen.release, screen.language, of_form=of_form)


def is_of_form(screen: Screen, name: str) -> bool:
    """Tell whether a card shows the official form rather than what officials and press say."""
    chosen = screen.selection.measure.startswith("form_") and name in OF_MEASURE
    return screen.is_published and (chosen or name in OF_FORM)


def notes(screen: Screen, name: str) -> list[str]:
    """Return the lines that go with the numbers of each file of a card."""
    of_form = is_of_form(screen, name)
    named = write(screen.selection, visit="0").items()
    chosen = {name: code for name, code in named if name != "lang"}
    codes = ", ".join(f"{name}={code}" for name, code in chosen.items()) or "–"
    return [
        *origin.notes(screen.dataset, screen.release, screen.language, of_form=of_form),
        screen.language.text("Chosen on the screen: {codes}", codes=codes),
    ]


def file_name(screen: Screen, name: str, *, ending: str = "csv") -> str:
    """Return a file name that says measure, place, data set, period and version."""
    return origin.file_name(
        name, screen.dataset, screen.release, region=screen.selection.region, ending=ending
    )

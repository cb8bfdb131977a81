"""The line under each figure and the notes in each file: whose data, how fresh, which version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report import origin
from ui.selection import write

if TYPE_CHECKING:
    from ui.frame import Screen


def dataset_name(screen: Screen) -> str:
    """Return the name of the data set shown, in the reader's language."""
    return origin.dataset_name(screen.dataset, screen.language)


def line(screen: Screen) -> str:
    """Return the source line: organisation, data to, extracted, loaded, version."""
    return origin.line(screen.dataset, screen.release, screen.language)


def notes(screen: Screen) -> list[str]:
    """Return the lines that go with the numbers of each downloaded file."""
    chosen = {name: code for name, code in write(screen.selection).items() if name != "lang"}
    codes = ", ".join(f"{name}={code}" for name, code in chosen.items()) or "–"
    return [
        *origin.notes(screen.dataset, screen.release, screen.language),
        screen.language.text("Chosen on the screen: {codes}", codes=codes),
    ]


def file_name(screen: Screen, name: str, *, ending: str = "csv") -> str:
    """Return a file name that says measure, place, data set, period and version."""
    return origin.file_name(
        name, screen.dataset, screen.release, region=screen.selection.region, ending=ending
    )

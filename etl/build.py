"""Build everything that the dashboard needs before it can open."""

from collections.abc import Callable

from etl.geometry import prepare_geometry
from etl.settings import Settings
from etl.shipped import load_shipped
from words import N_, Message

OUTLINES = N_("Preparing the outlines for the map")


def initialise(settings: Settings, *, on_step: Callable[[Message], None] = lambda _: None) -> None:
    """Build the warehouse from the shipped data; a second time it changes nothing.

    Args:
        settings: Which warehouse, and who builds it.
        on_step: Told, in words, what is being done.

    Raises:
        DataRefused: The shipped data have faults, or the warehouse cannot be written.
    """
    load_shipped(settings, on_step=on_step)
    on_step(Message(OUTLINES))
    prepare_geometry()

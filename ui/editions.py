"""Which release a reader is given: the draft who works on it, what was agreed to everybody else."""

import releases
from etl import api
from ui import door
from ui.roles import Visitor


def of(visitor: Visitor, *, seen: str | None) -> releases.Release:
    """Return the release for one run of a screen.

    Args:
        visitor: Who is at the screen.
        seen: As whom they look at it: ``public`` gives what the public sees, to anybody.

    Raises:
        NoRelease: There is none.
        DataRefused: It could not be noted that a second person has to agree from now on.
    """
    _ask_for_two(is_local=visitor.is_local)
    if visitor.may("see_registers") and seen != "public":
        return releases.current()
    return releases.public()


def of_everybody() -> releases.Release:
    """Return the release for whoever asks without a screen.

    Raises:
        NoRelease: There is none.
        DataRefused: As ``of``.
        Closed: The settings do not say whom to let in.
    """
    _ask_for_two(is_local=door.rules() is None)
    return releases.public()


def is_draft(release: releases.Release) -> bool:
    """Tell whether a release is one that the public does not see."""
    return api.publication.needs_two() and releases.public().number != release.number


def _ask_for_two(*, is_local: bool) -> None:
    """Where people sign in, loading and publishing are two people's work from the first visit."""
    if not is_local and not api.publication.needs_two():
        releases.current()  # where nothing is in service yet there is nothing to agree to
        api.publication.begin()

"""What screens and commands may ask about a draft, and decide; each decision in the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from contracts import APPROVED, UPLOAD
from etl import publish
from etl.approval import decide, difference, standing
from etl.audit import recorded
from etl.errors import DataRefused
from etl.settings import Settings
from etl.warehouse import writing
from words import N_, Message

NO_RELEASE = N_("There is no release in {folder}. Build one: python -m etl init")


@dataclass(frozen=True, slots=True)
class Draft:
    """The release in service beside the one that the public sees.

    Attributes:
        number: Of the release in service.
        public: Of the one that the public sees.
        uploads: What was loaded, withdrawn or restored between them: the rows of
            ``contracts.UPLOAD`` and ``change``, oldest first; none where both say the same.
        returned: Why and by whom this very draft was sent back, as ``Standing.returned``.
    """

    number: int
    public: int
    uploads: pl.DataFrame
    returned: dict[str, Any] | None


def needs_two() -> bool:
    """Tell whether a second person has to agree before the public sees a change."""
    return (Settings.from_environment().warehouse / APPROVED).is_file()


def draft() -> Draft | None:
    """Return the draft, as readers may see it without waiting for a load; None without one.

    One that holds nothing new has no uploads.
    """
    settings = Settings.from_environment()
    serving, known = publish.in_service(settings), standing.of_file(settings)
    if serving is None or known is None:
        return None
    now = publish.table(UPLOAD, settings=settings)
    changes = difference.between(difference.uploads_of(known.number, settings=settings), now)
    back = known.returned
    is_this = back is not None and back["content_hash"] == serving.content_hash
    return Draft(
        number=serving.number,
        public=known.number,
        uploads=now.join(changes, on="upload_id").sort("upload_id"),
        returned=back if is_this else None,
    )


def begin(*, actor: str | None = None) -> None:
    """Ask for a second person from now on; what is in service now is what the public sees.

    Any number of processes may call this; where it is so already nothing happens.

    Raises:
        DataRefused: There is no release yet, or the warehouse cannot be written.
    """
    settings = Settings.from_environment()
    if needs_two():
        return
    with recorded(settings, "two-person", actor=actor), writing(settings) as con:
        serving = publish.in_service(settings)
        if serving is None:
            raise DataRefused(Message(NO_RELEASE, {"folder": settings.warehouse}))
        decide.begin(con, serving, actor=actor or settings.actor)


def approve(
    release: int,
    *,
    actor: str | None = None,
    compared: Mapping[str, Mapping[str, object]] | None = None,
) -> None:
    """Let the public see release ``release``, which has to be the draft; see ``decide.approve``.

    Raises:
        DataRefused: It is not the draft, it was returned, or it is the actor's own work.
    """
    settings = Settings.from_environment()
    with (
        recorded(settings, "approve", actor=actor, release=release),
        writing(settings) as con,
    ):
        decide.approve(
            con,
            release,
            serving=publish.in_service(settings),
            actor=actor or settings.actor,
            compared=compared or {},
            settings=settings,
        )


def give_back(release: int, *, reason: str, actor: str | None = None) -> None:
    """Send the draft ``release`` back to whoever loaded it; see ``decide.give_back``.

    The reason is in the ledger and not in the audit trail, which holds no sentences.

    Raises:
        DataRefused: It is not the draft, or no reason is given.
    """
    settings = Settings.from_environment()
    with (
        recorded(settings, "return", actor=actor, release=release),
        writing(settings) as con,
    ):
        decide.give_back(
            con,
            release,
            serving=publish.in_service(settings),
            actor=actor or settings.actor,
            reason=reason,
        )

"""One at a time: file locks that say whose they are and since when."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO

import orjson

from etl import progress
from etl.errors import DataRefused
from etl.settings import Settings
from etl.store import store_of
from words import N_, Message

POLL_SECONDS = 0.1
#: Held while the store is changed; held while the warehouse is built, which takes several changes.
WRITER, BUILDER = "writer.lock", "builder.lock"
BUSY = N_("{owner} has been changing the warehouse since {since}.")
WAITING = N_("{owner} has been changing the warehouse since {since}. Waiting for the end.")
GAVE_UP = N_("Nothing was changed. Try again when that is done.")
UNUSABLE = N_("The folder {folder} cannot be written: {reason}. Choose another or ask for access.")


@contextmanager
def one_at_a_time(
    settings: Settings,
    name: str,
    *,
    wait_seconds: float,
    on_wait: Callable[[Message], None] | None,
) -> Iterator[Callable[[], None]]:
    """Hold a lock of the warehouse for the length of the block.

    The operating system drops the lock when its process dies, however it dies, so a crash never
    leaves a warehouse locked. Threads of one process exclude each other as processes do; where
    several machines write, the store excludes those.

    Yields:
        What raises ``DataRefused`` if the lock was lost meanwhile; to be asked before a commit.

    Raises:
        DataRefused: Somebody else kept the lock for ``wait_seconds``, or the folder cannot be
            written.
    """
    deadline = time.monotonic() + wait_seconds
    try:
        settings.warehouse.mkdir(parents=True, exist_ok=True)
        file = (settings.warehouse / name).open("a+b")
    except OSError as error:
        values: dict[str, object] = {"folder": settings.warehouse, "reason": error.strerror}
        raise DataRefused(Message(UNUSABLE, values)) from error
    with file:
        _wait_for(file, deadline, on_wait)
        _sign(file, settings.actor)
        left = max(0.0, deadline - time.monotonic())
        with store_of(settings).alone(name, wait_seconds=left, on_wait=on_wait) as confirm:
            yield confirm


def _wait_for(file: IO[bytes], deadline: float, on_wait: Callable[[Message], None] | None) -> None:
    told = False
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            values = _signature(file)
            if time.monotonic() >= deadline:
                raise DataRefused(Message(BUSY, values), Message(GAVE_UP)) from None
            if on_wait and not told:
                on_wait(Message(WAITING, values))
                told = True
            progress.tell("waiting")
            time.sleep(POLL_SECONDS)
        else:
            return


def _sign(file: IO[bytes], actor: str) -> None:
    since = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    file.truncate(0)
    file.write(orjson.dumps({"owner": actor, "since": since, "pid": os.getpid()}))
    file.flush()


def _signature(file: IO[bytes]) -> dict[str, object]:
    """Return who holds the lock; it may be unsigned for the moment after it was taken."""
    file.seek(0)
    try:
        signed = orjson.loads(file.read())
    except orjson.JSONDecodeError:
        signed = {}
    return {"owner": signed.get("owner", "?"), "since": signed.get("since", "?")}

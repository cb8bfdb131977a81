"""Take the whole warehouse aside while it is in use, and bring it back elsewhere.

A backup is a folder of plain files: the ledger, the releases that are kept, the pointers, and
``backup.json`` with the SHA-256 of each. The key that hashes people's identifiers is not in it,
so that whoever holds the copy cannot try identification numbers; keep that key in another place.
"""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from contracts import APPROVED, POINTER, RELEASES
from etl import publish
from etl.audit import recorded
from etl.backup_files import Backup, copy_files, digest_of, is_whole, read_backup, write_backup
from etl.disk import flush_all
from etl.errors import DataRefused
from etl.lock import WRITER, one_at_a_time
from etl.settings import Settings, code_version
from etl.store import store_of
from words import N_, Message

#: A load of ten million rows may be under way.
WAIT_SECONDS = 3600.0
#: The folder in the warehouse in which a restored one is put together.
UNFINISHED = ".restoring"

NOTHING_THERE = N_("There is no release in {folder}. Build one: python -m etl init")
TAKEN = N_("{folder} is not empty. Nothing was written: name a new folder for the backup.")
INSIDE = N_("{folder} lies within the warehouse. Name a folder outside, best on another disk.")
NO_BACKUP = N_("{folder} is not a backup: it has no readable backup.json. Nothing was restored.")
DAMAGED = N_("The backup is damaged: {file} is not as it was written. Nothing was restored.")
IN_USE = N_(
    "{folder} already holds a warehouse. Nothing was restored: "
    "name an empty folder in DASHBOARD_WAREHOUSE, or move the old one aside."
)


def backup(
    to: Path,
    *,
    settings: Settings,
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[Message], None] | None = None,
) -> Backup:
    """Copy the warehouse to the new folder ``to``, between two changes of it.

    Whoever is loading finishes first, whoever comes next waits for the copy; readers wait for
    nobody. The folder gets its name only when every file in it has reached the disk.

    Args:
        to: A folder that does not exist or is empty, outside the warehouse.
        settings: Which warehouse.
        wait_seconds: How long to wait for a load.
        on_wait: Told once, in words, when there is one.

    Raises:
        DataRefused: There is nothing to copy, ``to`` is taken or within the warehouse, or a load
            does not end.
        OSError: The disk is full or not ours to write; the unfinished copy is removed.
    """
    with recorded(settings, "backup") as entry:
        made = _back_up(to, settings, wait_seconds, on_wait)
        entry["release"] = made.release
    return made


def _back_up(
    to: Path,
    settings: Settings,
    wait_seconds: float,
    on_wait: Callable[[Message], None] | None,
) -> Backup:
    _check_target(to, settings)
    with one_at_a_time(settings, WRITER, wait_seconds=wait_seconds, on_wait=on_wait):
        serving = publish.in_service(settings)
        if serving is None:
            raise DataRefused(Message(NOTHING_THERE, {"folder": settings.warehouse}))
        unfinished = to.with_name(f".{to.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        try:
            unfinished.mkdir(parents=True)
            names = store_of(settings).copied_to(unfinished)
            names += copy_files(_names(settings.warehouse), settings.warehouse, unfinished)
            made = Backup(
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                code_version=code_version(),
                release=serving.number,
                content_hash=serving.content_hash,
                files={name: digest_of(unfinished / name) for name in names},
            )
            write_backup(made, unfinished)
            flush_all(unfinished)
            unfinished.replace(to)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
    return made


def restore(taken_from: Path, *, settings: Settings) -> Backup:
    """Bring a backup back into an empty warehouse, as it was to the last byte.

    Every file is compared with what was written before anything is put in place, and the pointer
    is put there last: a restore that is cut short serves nothing, and may be begun anew.

    Raises:
        DataRefused: ``taken_from`` is no backup or is damaged, or the warehouse is not empty.
        OSError: The disk is full or not ours to write.
    """
    made = read_backup(taken_from)
    if made is None:
        raise DataRefused(Message(NO_BACKUP, {"folder": taken_from}))
    if faults := [
        Message(DAMAGED, {"file": name})
        for name, digest in made.files.items()
        if not is_whole(taken_from / name, digest)
    ]:
        raise DataRefused(*faults)
    with one_at_a_time(settings, WRITER, wait_seconds=0, on_wait=None):
        if any(path.exists() for path in (settings.ledger, settings.warehouse / POINTER)):
            raise DataRefused(Message(IN_USE, {"folder": settings.warehouse}))
        unfinished = settings.warehouse / UNFINISHED
        shutil.rmtree(unfinished, ignore_errors=True)
        copy_files(made.files, taken_from, unfinished)
        store_of(settings).taken_from(unfinished)
        flush_all(unfinished)
        shutil.rmtree(settings.releases, ignore_errors=True)  # none is in service
        for path in sorted(unfinished.iterdir(), key=lambda path: path.name == POINTER):
            path.replace(settings.warehouse / path.name)
        unfinished.rmdir()
    return made


def _check_target(to: Path, settings: Settings) -> None:
    if to.resolve().is_relative_to(settings.warehouse.resolve()):
        raise DataRefused(Message(INSIDE, {"folder": to}))
    if to.exists() and not (to.is_dir() and not any(to.iterdir())):
        raise DataRefused(Message(TAKEN, {"folder": to}))


def _names(warehouse: Path) -> list[str]:
    """Return what a backup consists of, the pointer last."""
    ledger = warehouse.glob("ledger.duckdb*")  # with the log that a writer that died leaves
    released = (path for path in (warehouse / RELEASES).glob("[0-9]*/**/*") if path.is_file())
    public = (path for path in (warehouse / APPROVED,) if path.is_file())
    files = [*sorted(ledger), *sorted(released), *public, warehouse / POINTER]
    return [path.relative_to(warehouse).as_posix() for path in files]

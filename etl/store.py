"""Which store keeps the warehouse's tables: one DuckDB file, or a lake for several machines.

Both hold the same tables and answer the same SQL. ``DASHBOARD_STORE`` names one: ``file:``, which
is the default, or ``ducklake:`` and the path of a file of settings; see docs/operations.md.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import duckdb

from etl.errors import DataRefused
from etl.settings import FILE_STORE, Settings
from words import N_, Message

LAKE_STORE = "ducklake:"
#: Of the store's own working memory; what does not fit goes to the disk. With the frames of the
#: rest of the program, and the reader that ran before, a load stays below 4 GB.
MEMORY = "2GB"
#: Where that goes, in the warehouse's folder.
SPILL = "spill"
#: What a store says when a disk is full or a file may not grow; in the commit it is fatal to the
#: connection, and the tables are as they were.
NOT_WRITTEN = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException)
NO_ROOM = N_(
    "The change could not be written: {reason}. Nothing was changed. "
    "Make room on the disk of {folder} and try again."
)
NO_MEMORY = N_(
    "The change takes more memory than the program may use, or more room for what does not fit: "
    "{reason}. Nothing was changed. Make room on the disk of {folder}, or divide the file into "
    "several and load them one after the other."
)
UNREADABLE = N_(
    "The ledger {path} cannot be opened: {reason}. "
    "If another program has it open, close that; if the file is damaged, restore it from a backup."
)
UNKNOWN = N_(
    "DASHBOARD_STORE says {store}. It can say file: or ducklake: followed by the path of a file"
    " of settings."
)
NOT_INSTALLED = N_(
    "The store {store} needs packages that are not installed here: {reason}. "
    "Install those of requirements-lake.txt."
)


class Store(Protocol):
    """What the warehouse asks of whatever keeps its tables."""

    def open(self) -> duckdb.DuckDBPyConnection:
        """Connect so that plain names of tables are those of the store.

        Raises:
            DataRefused: The store cannot be reached.
        """

    def alone(
        self, name: str, *, wait_seconds: float, on_wait: Callable[[Message], None] | None
    ) -> AbstractContextManager[Callable[[], None]]:
        """Keep everybody on other machines from holding the lock ``name``.

        Yields what raises ``DataRefused`` if the lock was lost meanwhile.

        Raises:
            DataRefused: Somebody else kept it for ``wait_seconds``.
        """

    def spelt(self, definition: str) -> str:
        """Return the definition of a table as this store understands it."""

    def settled(self, con: duckdb.DuckDBPyConnection) -> None:
        """Take note that the ledger of uploads stays as it is until the commit."""

    def failed(self, error: Exception) -> Message:
        """Say why a change could not be written, and what to do."""

    def copied_to(self, folder: Path) -> list[str]:
        """Write into ``folder`` what is not in the warehouse's own; return the names of files."""

    def taken_from(self, folder: Path) -> None:
        """Take from ``folder`` what is not to be put into the warehouse's own.

        Raises:
            DataRefused: It has a place already.
        """


@dataclass(frozen=True, slots=True)
class FileStore:
    """One DuckDB file, for one machine."""

    settings: Settings

    def open(self) -> duckdb.DuckDBPyConnection:
        """Open the file as it is, or an empty one.

        Raises:
            DataRefused: It is damaged, not ours to read, or open in another program.
        """
        try:
            return duckdb.connect(
                self.settings.ledger,
                config=configured(self.settings) | {"storage_compatibility_version": "v1.5.0"},
            )
        except (duckdb.Error, OSError) as error:
            reason = str(error).splitlines()[0]
            values: dict[str, object] = {"path": self.settings.ledger, "reason": reason}
            raise DataRefused(Message(UNREADABLE, values)) from error

    def alone(
        self, name: str, *, wait_seconds: float, on_wait: Callable[[Message], None] | None
    ) -> AbstractContextManager[Callable[[], None]]:
        """Do nothing: no other machine can open the file, and this one has its own lock."""
        return nullcontext(lambda: None)

    def spelt(self, definition: str) -> str:
        """Return the definition as it is written."""
        return definition

    def settled(self, con: duckdb.DuckDBPyConnection) -> None:
        """Do nothing: a view of a file costs nothing until it is read."""

    def failed(self, error: Exception) -> Message:
        """Say that the disk was in the way."""
        return no_room(error, self.settings)

    def copied_to(self, folder: Path) -> list[str]:
        """Write nothing: the file is in the warehouse's folder."""
        return []

    def taken_from(self, folder: Path) -> None:
        """Take nothing: the file belongs into the warehouse's folder."""


def store_of(settings: Settings) -> Store:
    """Return the store that the settings name.

    Raises:
        DataRefused: There is none of that name, or what it needs is not installed.
    """
    if settings.store == FILE_STORE:
        return FileStore(settings)
    if not settings.store.startswith(LAKE_STORE):
        raise DataRefused(Message(UNKNOWN, {"store": settings.store}))
    try:
        # Whoever keeps one file installs no PostgreSQL client.
        from etl.lake.store import LakeStore  # noqa: PLC0415
    except ImportError as error:
        values: dict[str, object] = {"store": LAKE_STORE, "reason": str(error)}
        raise DataRefused(Message(NOT_INSTALLED, values)) from error
    return LakeStore.configured(settings, Path(settings.store.removeprefix(LAKE_STORE)))


def configured(settings: Settings) -> dict[str, str | bool | int | float | list[str]]:
    """Return how every store uses DuckDB: nothing is ever fetched, extensions included."""
    return {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": MEMORY,
        "temp_directory": str(settings.warehouse / SPILL),
    }


def no_room(error: Exception, settings: Settings) -> Message:
    """Say what the system says, in its first line, which quotes no row."""
    reason = str(error).splitlines()[0]
    # DuckDB says the same of its memory and of a disk that takes no more of it.
    is_memory = isinstance(error, duckdb.OutOfMemoryException)
    values: dict[str, object] = {"folder": settings.warehouse, "reason": reason}
    return Message(NO_MEMORY if is_memory else NO_ROOM, values)

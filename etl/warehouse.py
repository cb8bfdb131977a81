"""Open the store: the one place that knows how DuckDB is configured and who may write."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import duckdb

from etl import migrate, progress, publish
from etl.approval import decide, standing
from etl.audit import Detail, record
from etl.errors import DataRefused
from etl.lock import WRITER, one_at_a_time
from etl.queries import append, in_order, query
from etl.settings import Settings
from etl.store import NOT_WRITTEN, SPILL, Store, store_of
from words import N_, Message

__all__ = ["append", "connect", "query", "rehearsing", "writing"]

#: How long a second writer waits before it gives up; a load of a million rows takes seconds.
WAIT_SECONDS = 60.0
OTHER_VERSION = N_(
    "The ledger {path} was made by another version of the program. "
    "Use that version, or set the ledger aside, run python -m etl init and load the files again."
)


def connect(settings: Settings) -> duckdb.DuckDBPyConnection:
    """Open the ledger with its tables and views in place, creating what is missing.

    The views live in the connection and not in the file, so the code is their only home. Nothing
    is ever fetched: extensions are neither installed nor loaded on their own.

    Raises:
        DataRefused: The file is damaged, not ours to read, or open in another program; or what is
            missing cannot be written.
    """
    con = _open(settings)
    try:
        con.execute("SET TimeZone = 'UTC'")
        migrate.refuse_newer(con, settings)
        _furnish(con, store_of(settings))
    except DataRefused:
        con.close()
        raise
    except NOT_WRITTEN as error:
        con.close()
        raise DataRefused(store_of(settings).failed(error)) from error
    except duckdb.BinderException as error:  # a table of the file lacks a column of the code
        con.close()
        raise DataRefused(Message(OTHER_VERSION, {"path": settings.ledger})) from error
    return con


def _open(settings: Settings) -> duckdb.DuckDBPyConnection:
    """Open the store as it is."""
    return store_of(settings).open()


def _connect_alone(settings: Settings) -> duckdb.DuckDBPyConnection:
    """Open the ledger under the writer's lock, and clear what a writer that died has spilt."""
    shutil.rmtree(settings.warehouse / SPILL, ignore_errors=True)
    try:
        migrate.put_aside(settings, connect=_open)
    except (*NOT_WRITTEN, OSError) as error:
        raise DataRefused(store_of(settings).failed(error)) from error
    return connect(settings)


def _furnish(con: duckdb.DuckDBPyConnection, store: Store) -> None:
    migrate.make(con, spelt=store.spelt)
    for _, macro in in_order("macros"):
        con.execute(macro)
    for name, select in in_order("staging", "core"):
        con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {select}")


@contextmanager
def writing(
    settings: Settings,
    *,
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[Message], None] | None = None,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Change the store in one transaction, then publish the release that shows the change.

    What the release would hold is checked against the contracts before the commit: a change that
    cannot be published is not made. A process killed after the commit leaves the last release in
    service; the next writer, even one that changes nothing, publishes what was committed.

    Args:
        settings: Which warehouse, and who writes.
        wait_seconds: How long to wait for another writer.
        on_wait: Told once, in words, when there is one.

    Raises:
        DataRefused: Another writer does not end, or the warehouse cannot be opened or written.
    """
    lock = one_at_a_time(settings, WRITER, wait_seconds=wait_seconds, on_wait=on_wait)
    with lock as confirm_held:
        con = _connect_alone(settings)
        try:
            with _transaction(con):
                yield con
                progress.tell("publishing")
                store_of(settings).settled(con)
                ready = publish.prepare(con, settings=settings)
                public = decide.follow(con, ready, settings=settings)
                standing.prepare(public, settings=settings)
                confirm_held()
            con.close()
            told = public.told if public else ()
            if publish.publish(ready, settings=settings, told=told):
                said: dict[str, Detail] = {"release": ready.number, "content": ready.content_hash}
                record(settings, "publish", details=said)
            standing.put(settings)
        except (*NOT_WRITTEN, OSError) as error:
            # After the commit there is only renaming, which needs no room.
            raise DataRefused(store_of(settings).failed(error)) from error
        finally:
            con.close()
            publish.discard(settings)
            standing.discard(settings)


@contextmanager
def rehearsing(
    settings: Settings,
    *,
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[Message], None] | None = None,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Change the store just as ``writing`` does, then take everything back.

    A dry run that runs the very same statements as the real one cannot disagree with it.

    Raises:
        DataRefused: Another writer does not end, or the store cannot be read or written.
    """
    with one_at_a_time(settings, WRITER, wait_seconds=wait_seconds, on_wait=on_wait):
        con = _connect_alone(settings)
        try:
            con.execute("BEGIN")
            yield con
        except NOT_WRITTEN as error:
            raise DataRefused(store_of(settings).failed(error)) from error
        finally:
            with suppress(duckdb.Error):  # a failed statement may have ended the transaction
                con.execute("ROLLBACK")
            con.close()


@contextmanager
def _transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    con.execute("BEGIN")
    try:
        yield
    except BaseException:
        with suppress(duckdb.Error):
            con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")

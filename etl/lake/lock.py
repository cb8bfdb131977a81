"""One at a time over all machines: a lock that PostgreSQL drops when its holder is gone.

DuckLake knows no uniqueness: two writers that bring the same new key at once would both succeed.
So whoever changes the lake holds an advisory lock of the *session*, on a connection of its own:
locks of a transaction taken through DuckDB end before DuckDB's own commit does.
"""

import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import duckdb
import psycopg

from etl import progress
from etl.errors import DataRefused
from etl.lock import BUSY, GAVE_UP, WAITING
from words import N_, Message

POLL_SECONDS = 0.2
#: The first half of every key, so that other users of the database do not meet us.
HOUSE = 1151
CONNECT_SECONDS = 5
#: For both ends of the connection: a machine that lost its network keeps the lock for half a
#: minute, and by then knows that it has not got it any more.
KEEPALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 4}
TAKE = "SELECT pg_try_advisory_lock(%s, %s)"
HELD = (
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    " AND pid = pg_backend_pid() AND classid = %s::oid AND objid = %s::oid"
)
HOLDER = (
    "SELECT application_name, to_char(state_change AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')"
    " FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE locktype = 'advisory' AND granted AND classid = %s::oid AND objid = %s::oid"
)

NO_CATALOG = N_(
    "The catalog of the lake does not answer: {reason}. Nothing was changed, and readers are not "
    "affected. Try again when PostgreSQL is running."
)
AWAITED = N_("The catalog of the lake does not answer. Waiting until it does.")
LOST = N_(
    "The connection to the catalog of the lake was lost in the middle of a change: {reason}. "
    "Nothing is half done. See in the ledger whether the change was made; if not, try again."
)


@contextmanager
def alone(
    catalog: str,
    name: str,
    *,
    owner: str,
    wait_seconds: float,
    on_wait: Callable[[Message], None] | None,
) -> Iterator[Callable[[], None]]:
    """Hold the lock ``name`` for the length of the block.

    A catalog that does not answer is waited for like another holder.

    Args:
        catalog: How to connect to the database.
        name: Of the lock.
        owner: What others are told of the holder.
        wait_seconds: How long to wait.
        on_wait: Told once, in words, what is waited for.

    Yields:
        What raises ``DataRefused`` if the lock is no longer held.

    Raises:
        DataRefused: It was not to be had in time, or the block failed after it was lost.
    """
    keys = (HOUSE, zlib.crc32(name.encode()) & 0x7FFFFFFF)
    connection = _take(catalog, keys, owner, time.monotonic() + wait_seconds, on_wait)
    try:
        yield lambda: _confirm(connection, keys)
    except (duckdb.Error, DataRefused):
        _confirm(connection, keys)  # whatever failed, a catalog that is gone explains it
        raise
    finally:
        with suppress(psycopg.Error):
            connection.close()  # and with it the session, and with that the lock


def _take(
    catalog: str,
    keys: tuple[int, int],
    owner: str,
    deadline: float,
    on_wait: Callable[[Message], None] | None,
) -> psycopg.Connection:
    connection: psycopg.Connection | None = None
    told = False
    while True:
        try:
            connection = connection or _connect(catalog, owner)
            if _one(connection, TAKE, keys) == (True,):
                return connection
            waiting, refused = _holder(connection, keys)
        except psycopg.OperationalError as error:
            if connection:
                connection.close()
            connection = None
            values: dict[str, object] = {"reason": str(error).splitlines()[0]}
            waiting, refused = Message(AWAITED), (Message(NO_CATALOG, values),)
        if time.monotonic() >= deadline:
            if connection:
                connection.close()
            raise DataRefused(*refused)
        if on_wait and not told:
            on_wait(waiting)
            told = True
        progress.tell("waiting")
        time.sleep(POLL_SECONDS)


def _connect(catalog: str, owner: str) -> psycopg.Connection:
    connection = psycopg.connect(
        catalog,
        autocommit=True,
        connect_timeout=CONNECT_SECONDS,
        application_name=owner[:60],
        **KEEPALIVE,
    )
    for name, value in KEEPALIVE.items():
        connection.execute("SELECT set_config(%s, %s, false)", (f"tcp_{name}", str(value)))
    return connection


def _holder(
    connection: psycopg.Connection, keys: tuple[int, int]
) -> tuple[Message, tuple[Message, ...]]:
    found = _one(connection, HOLDER, keys)
    owner, since = found or ("?", "?")
    values: dict[str, object] = {"owner": owner, "since": f"{since} UTC"}
    return Message(WAITING, values), (Message(BUSY, values), Message(GAVE_UP))


def _confirm(connection: psycopg.Connection, keys: tuple[int, int]) -> None:
    try:
        if _one(connection, HELD, keys) == (1,):
            return
        reason = "–"
    except psycopg.Error as error:
        reason = str(error).splitlines()[0]
    raise DataRefused(Message(LOST, {"reason": reason}))


def _one(
    connection: psycopg.Connection, statement: str, keys: tuple[int, int]
) -> tuple[object, ...] | None:
    row: tuple[object, ...] | None = connection.execute(statement, keys).fetchone()
    return row

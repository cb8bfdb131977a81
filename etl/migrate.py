"""Bring a ledger that an earlier version of the program made to the tables of this one.

``sql/tables`` says what a new ledger looks like. What changed since the first version is a
numbered file of ``sql/migrations``; the table ``migration`` says which of them a ledger has gone
through. All that are missing are one transaction, after a copy of the file was put aside: whoever
is killed in the middle finds the old ledger or the new one.
"""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime

import duckdb
import polars as pl

from etl.disk import flush
from etl.errors import DataRefused
from etl.queries import append, names, text
from etl.settings import Settings, code_version
from words import N_, Message

NEWER = N_(
    "The ledger {path} was changed by a newer version of the program (its tables are version "
    "{found}, this program knows {known}). Nothing was changed: use the newer program."
)


def newest() -> int:
    """Return the number of the newest migration that this program knows."""
    return max(map(_number, names("migrations")))


def version_of(con: duckdb.DuckDBPyConnection) -> int | None:
    """Return which migration a ledger has last gone through.

    Returns:
        0 for a ledger from before they were numbered; None for one without tables.
    """
    tables = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if "migration" not in tables:
        return 0 if "upload" in tables else None
    found = con.execute("SELECT max(number) FROM migration").fetchone()
    return int(found[0]) if found and found[0] is not None else 0


def refuse_newer(con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Refuse a ledger that a newer program has changed.

    Raises:
        DataRefused: It is one.
    """
    found = version_of(con) or 0
    if found > newest():
        values: dict[str, object] = {
            "path": settings.ledger,
            "found": str(found),
            "known": str(newest()),
        }
        raise DataRefused(Message(NEWER, values))


def put_aside(
    settings: Settings, *, connect: Callable[[Settings], duckdb.DuckDBPyConnection]
) -> None:
    """Copy a ledger that is about to be changed, beside itself; one that is new is left alone.

    The copy has its name only when it is whole. One that is there already was made by somebody who
    did not come to change the ledger, or was put back: it holds the same rows or more of them, and
    the newer copy takes its place.

    Args:
        settings: Which warehouse; its writer's lock is held.
        connect: Opens the ledger as it is.

    Raises:
        DataRefused: The ledger cannot be opened.
        OSError: There is no room for the copy.
    """
    if not settings.ledger.is_file():
        return
    con = connect(settings)
    found = version_of(con)
    con.close()  # and what stood in its log is in the file
    if found is None or found >= newest():
        return
    copy = settings.ledger.with_name(f"ledger.before-{found + 1:04}.duckdb")
    unfinished = copy.with_name(f".{copy.name}")
    try:
        shutil.copy(settings.ledger, unfinished)  # as closed to others as the ledger is
        flush(unfinished)
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)


def make(
    con: duckdb.DuckDBPyConnection, *, spelt: Callable[[str], str] = lambda definition: definition
) -> None:
    """Make the tables of an empty ledger, or change those of an older one, in one transaction.

    Args:
        con: The store as it is.
        spelt: Puts a definition into the words of the store; see ``etl.store.Store``.
    """
    found = version_of(con)
    if found == newest():
        return
    con.execute("BEGIN")
    try:
        if found is None:
            for name in names("tables"):
                con.execute(spelt(text(f"tables/{name}")))
            _stamp(con, names("migrations")[-1])
        else:
            for name in names("migrations"):
                if _number(name) > found:
                    con.execute(spelt(text(f"migrations/{name}")))
                    _stamp(con, name)
    except BaseException:
        con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")


def _stamp(con: duckdb.DuckDBPyConnection, name: str) -> None:
    number, _, title = name.partition("_")
    row = {
        "number": int(number),
        "title": title,
        "applied_at": datetime.now(UTC),
        "code_version": code_version(),
    }
    append(con, "migration", pl.DataFrame([row]))


def _number(name: str) -> int:
    return int(name.partition("_")[0])

"""Replace identifiers of people by keyed hashes, so that the store never holds the originals.

The same person has the same hash in every file, in cases and in sanctions alike, for as long as
the key is the same. Without the key nobody can try all identification numbers one by one.
"""

import os
import secrets
from pathlib import Path

import duckdb

from etl.errors import DataRefused
from words import N_, Message

KEY_BYTES = 32
_BLOCK_BYTES = 64  # of SHA-256, see RFC 2104


def identity_key() -> bytes:
    """Return the key: ``DASHBOARD_ID_KEY``, else a file of the user's, made on first use.

    The file is ``DASHBOARD_ID_KEY_FILE`` or ``stalking-dashboard/identity.key`` in the user's
    state folder: never beside the data, so that a copy of the data is not a copy of the key.

    Raises:
        DataRefused: The key is too short or its file cannot be read or made.
    """
    given = os.environ.get("DASHBOARD_ID_KEY")
    if given:
        return _long_enough(given.encode(), "DASHBOARD_ID_KEY")
    path = key_file()
    try:
        if not path.exists():
            _make(path)
        return _long_enough(path.read_bytes().strip(), str(path))
    except OSError as error:
        raise DataRefused(
            Message(
                N_(
                    "The key for people's identifiers cannot be read or made in {file}: {reason}."
                    " Set DASHBOARD_ID_KEY_FILE to a file that you may write."
                ),
                {"file": path, "reason": error.strerror or "?"},
            )
        ) from None


def key_file() -> Path:
    """Return where the key is kept when it is not in the environment."""
    named = os.environ.get("DASHBOARD_ID_KEY_FILE")
    if named:
        return Path(named)
    state = os.environ.get("XDG_STATE_HOME")
    base = Path(state) if state else Path.home() / ".local" / "state"
    return base / "stalking-dashboard" / "identity.key"


def use_key(con: duckdb.DuckDBPyConnection, key: bytes) -> None:
    """Let the macro ``keyed_hash`` of this connection compute HMAC-SHA256 with ``key``.

    HMAC is hash(outer + hash(inner + text)); DuckDB has the hash, so millions of identifiers are
    replaced where they lie (RFC 2104).
    """
    block = key.ljust(_BLOCK_BYTES, b"\0")
    con.execute("SET VARIABLE key_inner = $1::BLOB", [bytes(byte ^ 0x36 for byte in block)])
    con.execute("SET VARIABLE key_outer = $1::BLOB", [bytes(byte ^ 0x5C for byte in block)])


def forget_key(con: duckdb.DuckDBPyConnection) -> None:
    """Remove the key from the connection."""
    con.execute("RESET VARIABLE key_inner")
    con.execute("RESET VARIABLE key_outer")


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(KEY_BYTES))
    try:
        os.link(draft, path)  # fails if another process was first: its key counts
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _long_enough(key: bytes, source: str) -> bytes:
    if not KEY_BYTES <= len(key) <= _BLOCK_BYTES:
        raise DataRefused(
            Message(
                N_("The key in {source} has {n} characters; expected {least} to {most}."),
                {"source": source, "n": len(key), "least": KEY_BYTES, "most": _BLOCK_BYTES},
            )
        )
    return key

"""A file of entries, each sealed with the hash of the one before it."""

import fcntl
import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import orjson

#: What the first entry has in place of a hash before it.
FIRST = "0" * 64
#: More than an entry can take.
END_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Broken:
    """Where the chain does not hold: the number of the line, from 1."""

    line: int


@dataclass(frozen=True, slots=True)
class Whole:
    """The chain holds: how many entries there are, and the hash of the last one."""

    entries: int
    last: str


def make(path: Path) -> None:
    """Make the file if there is none: its owner's alone.

    Raises:
        OSError: It cannot be made or written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab"):
        path.chmod(0o600)


def append(path: Path, entry: Mapping[str, object]) -> None:
    """Seal an entry and add it, on the disk when this returns. Processes may do so at once.

    Raises:
        OSError: It cannot be written.
    """
    make(path)
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        end = _end(file)
        previous = orjson.loads(end)["hash"] if end else FIRST
        sealed = {**entry, "previous": previous}
        sealed["hash"] = _hash(sealed)
        file.write(orjson.dumps(sealed, option=orjson.OPT_APPEND_NEWLINE))
        file.flush()
        os.fsync(file.fileno())


def entries(path: Path) -> Iterator[dict[str, Any]]:
    """Yield every entry, oldest first; none where there is no file.

    The start of a line without its end, which a crash leaves, never was an entry.

    Raises:
        ValueError: A line is no entry; ``verify`` says which.
    """
    for line in _lines(path):
        entry = orjson.loads(line)
        if not isinstance(entry, dict):
            raise ValueError(f"{path.name} holds a line that is no entry")
        yield entry


def verify(path: Path) -> Whole | Broken:
    """Follow the chain from the first entry to the last."""
    last = FIRST
    number = 0
    for number, line in enumerate(_lines(path), start=1):
        try:
            entry = orjson.loads(line)
            said = entry.pop("hash")
            holds = entry["previous"] == last and said == _hash(entry)
        except (orjson.JSONDecodeError, KeyError, AttributeError, TypeError):
            holds = False
        if not holds:
            return Broken(line=number)
        last = said
    return Whole(entries=number, last=last)


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from (line for line in file if line.endswith(b"\n"))
    except FileNotFoundError:
        return


def _end(file: IO[bytes]) -> bytes:
    """Return the last whole line, and cut off the start of another that a crash left behind it."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - END_BYTES))
    whole, newline, torn = file.read().rpartition(b"\n")
    if torn:
        file.truncate(size - len(torn))
    return whole.rpartition(b"\n")[2] if newline else b""


def _hash(entry: Mapping[str, object]) -> str:
    return hashlib.sha256(orjson.dumps(entry, option=orjson.OPT_SORT_KEYS)).hexdigest()

"""Read a CSV or TSV file that nobody vouches for, as text, with the line of every row."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from etl.errors import DataRefused
from etl.settings import PROJECT
from words import N_, Message

WALL_SECONDS_LEAST = 120
MAX_NAME_CHARACTERS = 255
BYTES_PER_WALL_SECOND = 1 << 20

#: Rows that cannot be cut into the header's columns: first and last line, cells found (-1: none
#: can be told apart).
MISFITS = {"line": pl.Int64, "last_line": pl.Int64, "cells": pl.Int64}


@dataclass(frozen=True, slots=True)
class DelimitedFile:
    """A delimited file, read.

    Attributes:
        name: What the sender calls it.
        rows: Parquet file with ``line`` [physical line on which the row begins, the first of the
            file being 1] and ``c0``, ``c1``, … [text], one per cell of ``header``.
        header: The cells of the header line.
        rows_read: Rows below the header, blank lines left out, misfits included.
        misfits: The rows that are not in ``rows``; see ``MISFITS``.
        encoding: As found, with or without BOM.
        delimiter: As found.
        sha256: Hash of the file's bytes.
    """

    name: str
    rows: Path
    header: tuple[str, ...]
    rows_read: int
    misfits: pl.DataFrame
    encoding: str
    delimiter: str
    sha256: str


def read_delimited(
    path: Path, *, folder: Path, known: frozenset[str], name: str | None = None
) -> DelimitedFile:
    """Read ``path`` in a child process with limits, so that its bytes cannot harm this one.

    Args:
        path: The file.
        folder: An empty folder for the result; the caller removes it.
        known: Headers that would be recognised, in lower case.
        name: What the sender calls the file; the path's last part by default.

    Raises:
        DataRefused: The file cannot be read as a table; says why and what to do.
    """
    name = name or path.name
    before = _stat(path, name)
    job = folder / "job.json"
    job.write_bytes(orjson.dumps({"source": str(path), "name": name, "known": sorted(known)}))
    seconds = WALL_SECONDS_LEAST + before.st_size // BYTES_PER_WALL_SECOND
    result = _run(job, folder, name, seconds=seconds)
    if refused := result.get("refused"):
        raise DataRefused(*(_message(plain) for plain in refused))
    after = _stat(path, name)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise DataRefused(
            Message(
                N_("{file} changed while it was read. Wait until it is complete and load again."),
                {"file": name},
            )
        )
    misfits = pl.DataFrame(result["misfits"], schema=MISFITS, orient="row")
    return DelimitedFile(
        name=name,
        rows=folder / "rows.parquet",
        header=tuple(result["header"]),
        rows_read=result["rows"] + misfits.height,
        misfits=misfits,
        encoding=result["encoding"],
        delimiter=result["delimiter"],
        sha256=result["sha256"],
    )


def _stat(path: Path, name: str) -> os.stat_result:
    template = None
    try:
        is_there = path.exists()
    except (OSError, ValueError):  # a name that no file can have
        is_there = False
    if not is_there:
        template = N_("{file} was not found. Check the name and the folder.")
    elif not path.is_file():
        template = N_("{file} is not a file. Expected a CSV file; name the file itself.")
    elif not os.access(path, os.R_OK):
        template = N_("{file} cannot be read: no permission. Ask its owner for the right to read.")
    if template:
        raise DataRefused(Message(template, {"file": name[:MAX_NAME_CHARACTERS]}))
    return path.stat()


def _run(job: Path, folder: Path, name: str, *, seconds: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "etl.readers.child", str(job), str(folder)]
    try:
        subprocess.run(  # noqa: S603 - our own module, no shell, no word of the file
            command,
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
        )
        found: dict[str, Any] = orjson.loads((folder / "result.json").read_bytes())
    except (subprocess.SubprocessError, OSError, orjson.JSONDecodeError):
        raise DataRefused(
            Message(
                N_(
                    "{file} could not be read within the limits of memory and time. Check that it"
                    " is a table of rows and columns, or divide it into smaller files."
                ),
                {"file": name},
            )
        ) from None
    return found


def _message(plain: dict[str, Any]) -> Message:
    values = {k: _message(v) if isinstance(v, dict) else v for k, v in plain["values"].items()}
    return Message(plain["template"], values)

"""Read untrusted bytes in a child process with limits: what both of its ends share."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from etl.errors import DataRefused
from etl.settings import PROJECT
from words import N_, Message

MAX_NAME_CHARACTERS = 255
JOB, RESULT = "job.json", "result.json"

NOT_FOUND = N_("{file} was not found. Check the name and the folder.")
NOT_A_FILE = N_("{file} is not a file. Name the file itself.")
NO_PERMISSION = N_("{file} cannot be read: no permission. Ask its owner for the right to read.")
CHANGED = N_("{file} changed while it was read. Wait until it is complete and load again.")
BEYOND_LIMITS = N_(
    "{file} could not be read within the limits of memory and time. Check that it is a table of"
    " rows and columns, or divide it into smaller files."
)


def read_limited(
    module: str, path: Path, *, folder: Path, name: str, wall_seconds: int
) -> dict[str, Any]:
    """Let ``python -m module FOLDER`` read ``path`` and return what it found.

    Args:
        module: One of our own modules, whose main calls ``serve``.
        path: The untrusted file.
        folder: An empty folder for the job, the result and what else the child writes.
        name: What the sender calls the file.
        wall_seconds: After this time the child is ended.

    Raises:
        DataRefused: There is no such file; the child refused it, died or took too long; or the
            file changed meanwhile.
    """
    before = _stat(path, name)
    (folder / JOB).write_bytes(orjson.dumps({"source": str(path.resolve()), "name": name}))
    try:
        subprocess.run(  # noqa: S603 - our own module, no shell, no word of the file
            [sys.executable, "-m", module, str(folder)],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=wall_seconds,
            check=True,
        )
        found: dict[str, Any] = orjson.loads((folder / RESULT).read_bytes())
    except (subprocess.SubprocessError, OSError, orjson.JSONDecodeError):
        raise DataRefused(Message(BEYOND_LIMITS, {"file": name})) from None
    if refused := found.get("refused"):
        raise DataRefused(*(message_of(plain) for plain in refused))
    after = _stat(path, name)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise DataRefused(Message(CHANGED, {"file": name}))
    return found


def serve(
    folder: Path,
    read: Callable[[Path, str, Path], dict[str, Any]],
    *,
    memory_bytes: int,
    cpu_seconds: int,
    written_bytes: int,
) -> int:
    """Do, in the child, the job that ``read_limited`` laid into ``folder``; return the exit code.

    The limits are set before the first byte of the file is read. Nothing is printed: what a
    parser says of hostile bytes may quote them.

    Args:
        folder: Where the job is and the result goes.
        read: From the file, its name and ``folder`` to what JSON can carry.
        memory_bytes: Of address space.
        cpu_seconds: Of processor time.
        written_bytes: In any one file that the child writes.
    """
    task = orjson.loads((folder / JOB).read_bytes())
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written_bytes, written_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        result = read(Path(task["source"]), task["name"], folder)
    except DataRefused as refusal:
        result = {"refused": [plain_of(message) for message in refusal.messages]}
    (folder / RESULT).write_bytes(orjson.dumps(result))
    return 0


def plain_of(message: Message) -> dict[str, Any]:
    """Return a message as JSON can carry it; nested messages become nested objects."""
    values = {k: plain_of(v) if isinstance(v, Message) else v for k, v in message.values.items()}
    return {"template": message.template, "values": values}


def message_of(plain: dict[str, Any]) -> Message:
    """Return the message that ``plain_of`` took apart."""
    values = {k: message_of(v) if isinstance(v, dict) else v for k, v in plain["values"].items()}
    return Message(plain["template"], values)


def _stat(path: Path, name: str) -> os.stat_result:
    template = None
    try:
        is_there = path.exists()
    except (OSError, ValueError):  # a name that no file can have
        is_there = False
    if not is_there:
        template = NOT_FOUND
    elif not path.is_file():
        template = NOT_A_FILE
    elif not os.access(path, os.R_OK):
        template = NO_PERMISSION
    if template:
        raise DataRefused(Message(template, {"file": name[:MAX_NAME_CHARACTERS]}))
    return path.stat()

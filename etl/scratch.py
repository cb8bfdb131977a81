"""Folders for working files: gone at the end, and if a process dies, gone with the next one's."""

import fcntl
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "stalking-dashboard-"
OWNER, WORK = "owner.lock", "work"
#: A folder younger than this may be one whose owner has not got round to locking it.
NEWBORN_SECONDS = 60.0


@contextmanager
def scratch() -> Iterator[Path]:
    """Hold an empty folder for the length of the block.

    A process that is killed cannot tidy up, and what it leaves is a copy of a register. So each
    folder is locked by its owner, and whoever comes next removes those that nobody holds.
    """
    _sweep()
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        work = Path(folder) / WORK
        work.mkdir()
        with (Path(folder) / OWNER).open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield work


def _sweep() -> None:
    """Remove the folders of the dead."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if time.time() - folder.stat().st_mtime < NEWBORN_SECONDS:
                continue
            with (folder / OWNER).open("ab") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:  # somebody works in it, or it is another user's, or gone by now
            continue

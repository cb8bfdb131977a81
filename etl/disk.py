"""Make sure that what was written has reached the disk."""

import os
from pathlib import Path


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, have reached the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_all(folder: Path) -> None:
    """Wait until everything in a folder, and the folder, have reached the disk."""
    for path in (*folder.rglob("*"), folder):
        flush(path)

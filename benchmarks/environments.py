"""Environments for programs that need other versions than this project: made once, from a lock."""

import os
import subprocess
import sys
import venv
from pathlib import Path


def python_with(lock: Path, folder: Path) -> Path:
    """Return the interpreter of an environment; make that first where it is missing.

    Args:
        lock: The packages, pinned by version and hash.
        folder: Where the environment is.
    """
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    made_from = folder / "made-from.txt"
    if not made_from.is_file() or made_from.read_bytes() != lock.read_bytes():
        venv.create(folder, clear=True)
        install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--require-hashes"]
        subprocess.run([*install, "--python", str(python), "-r", str(lock)], check=True)
        made_from.write_bytes(lock.read_bytes())
    return python

"""One measured number beside its budget, and the machine it was measured on."""

import os
import platform
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

#: Of ``ru_maxrss``: kilobytes on Linux, bytes on macOS.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
STATUS, HIGH_WATER = Path("/proc/self/status"), "VmHWM:"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, in what unit, and how much it may be.

    Attributes:
        what: In words.
        value: The number, in ``unit``.
        unit: Its unit.
        budget: The largest value that is still good.
        note: What the number stands for, when that is not plain.
    """

    what: str
    value: float
    unit: str
    budget: float
    note: str = ""

    @property
    def is_within(self) -> bool:
        """Tell whether the budget is kept."""
        return self.value <= self.budget

    def __str__(self) -> str:
        """Return one line."""
        verdict = "within" if self.is_within else "OVER"
        line = f"{self.what}: {self.value:,.1f} {self.unit} ({verdict} {self.budget:,.0f})"
        return f"{line}; {self.note}" if self.note else line


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes by the wall clock [s]."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def peak_bytes() -> int:
    """Return the most memory that this process has held at once.

    Linux begins ``ru_maxrss`` with what the process held by which this one was started: beside a
    benchmark that simulates ten million cases, that is more than any load takes. Its own
    ``VmHWM`` begins at nothing; other systems have no such file and no such habit.
    """
    if STATUS.exists():
        lines = STATUS.read_text(encoding="ascii").splitlines()
        kilobytes = next(line.split()[1] for line in lines if line.startswith(HIGH_WATER))
        return int(kilobytes) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT


def environment() -> str:
    """Return machine and versions in one line, without which no number means anything."""
    packages = ("streamlit", "duckdb", "polars", "plotly")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    machine = f"{os.cpu_count()} cores, {platform.machine()}"
    return f"{machine}, Python {platform.python_version()}, {versions}"

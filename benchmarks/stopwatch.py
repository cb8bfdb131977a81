"""One measured number beside its budget, and the machine it was measured on."""

import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version


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


def environment() -> str:
    """Return machine and versions in one line, without which no number means anything."""
    packages = ("streamlit", "duckdb", "polars", "plotly")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    machine = f"{os.cpu_count()} cores, {platform.machine()}"
    return f"{machine}, Python {platform.python_version()}, {versions}"

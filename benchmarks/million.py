"""A warehouse with a million simulated cases beside the shipped data."""

import os
import subprocess
import sys
from pathlib import Path

from tools.tree import ROOT

CASES = 1_000_000
DATASET = "simulated_million"


def add_a_million(warehouse: Path, *, scratch: Path) -> None:
    """Simulate a million cases and load them as a data set of their own."""
    register = scratch / "million"
    _etl("simulate", "--cases", str(CASES), "--out", str(register), warehouse=warehouse)
    for kind, name in (("case", "cases.csv"), ("sanction", "sanctions.csv")):
        words = ("load", str(register / name), "--kind", kind, "--dataset", DATASET)
        _etl(*words, warehouse=warehouse)


def _etl(*words: str, warehouse: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "etl", *words],
        cwd=ROOT,
        env=os.environ | {"DASHBOARD_WAREHOUSE": str(warehouse)},
        check=True,
        stdout=subprocess.DEVNULL,
    )

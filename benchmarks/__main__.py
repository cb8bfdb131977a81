"""Measure every budget and print one line each: ``python -m benchmarks [PART…]``.

Parts: warehouse, screens, map, loading, kaplan-meier; all of them when none is named.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.loading import loading
from benchmarks.map_bytes import map_bytes
from benchmarks.screens import slowest_screen
from benchmarks.stopwatch import Measured, environment, seconds
from tools.tree import ROOT

PARTS = ("warehouse", "screens", "map", "loading", "kaplan-meier")


def warehouse_from_nothing(folder: Path) -> Measured:
    """Build a warehouse from the shipped data, as the first ``make run`` does [s]."""
    command = [sys.executable, "-m", "etl", "init"]
    taken = seconds(
        lambda: subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | {"DASHBOARD_WAREHOUSE": str(folder)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
    )
    return Measured("warehouse from shipped data", taken, "s", budget=20.0)


def kaplan_meier() -> None:
    """Let the curve race the reference; that program prints its own lines."""
    subprocess.run([sys.executable, "-m", "benchmarks.kaplan_meier"], cwd=ROOT, check=True)


def main(parts: list[str]) -> int:
    """Measure; return 1 when a budget is missed, 2 on a wrong word."""
    if unknown := set(parts) - set(PARTS):
        print(f"no such part: {', '.join(sorted(unknown))}. {__doc__}", file=sys.stderr)
        return 2
    wanted = parts or list(PARTS)
    print(environment())
    results: list[Measured] = []

    def note(result: Measured) -> None:
        print(result, flush=True)
        results.append(result)

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "warehouse"
        built = warehouse_from_nothing(folder)
        if "warehouse" in wanted:
            note(built)
        if "screens" in wanted:
            note(slowest_screen(folder))
        if "map" in wanted:
            note(map_bytes(folder, log=Path(scratch) / "server.log"))
        if "loading" in wanted:
            for result in loading(Path(scratch)):
                note(result)
    if "kaplan-meier" in wanted:
        kaplan_meier()
    return 0 if all(result.is_within for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

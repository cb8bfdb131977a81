"""Measure every budget and print one line each: ``python -m benchmarks [PART…]``.

Parts: warehouse, screens, map, picture, crowd, soak, loading, follow-up, before-after, disclosure,
kaplan-meier; all of them when none is named. A number is for how many minutes ``soak`` goes on.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from benchmarks.before_after import before_and_after
from benchmarks.crowd import crowd
from benchmarks.disclosure import MEANS, suppression
from benchmarks.follow_up import building
from benchmarks.loading import loading
from benchmarks.map_bytes import map_bytes
from benchmarks.million import add_a_million
from benchmarks.picture import time_to_picture
from benchmarks.screens import slowest_screen
from benchmarks.soak import MINUTES, soak
from benchmarks.stopwatch import Measured, environment, seconds
from tools.tree import ROOT

PARTS = ("warehouse", "screens", "map", "picture", "crowd", "soak", "loading", "follow-up",
         "before-after", "disclosure", "kaplan-meier")  # fmt: skip
#: Those that need a warehouse.
OF_WAREHOUSE = {"warehouse", "screens", "map", "picture", "crowd", "soak", "loading"}


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


def kaplan_meier() -> bool:
    """Let the curves race the reference; that program prints its own lines."""
    command = [sys.executable, "-m", "benchmarks.kaplan_meier"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def of_measures(wanted: Collection[str]) -> Iterator[Measured]:
    """Yield the budgets of the measures, on frames of their own."""
    if "follow-up" in wanted:
        yield from building()
    if "before-after" in wanted:
        yield before_and_after()
    if "disclosure" in wanted:
        yield from (suppression(mean) for mean in MEANS)


def minutes_of(words: Collection[str]) -> float:
    """Return how long the long run goes on: the number among the words, or its own length."""
    return next((float(word) for word in words if word.isdigit()), MINUTES)


def of_warehouse(
    scratch: Path, wanted: Collection[str], *, minutes: float = MINUTES
) -> Iterator[Measured]:
    """Yield the budgets that need a warehouse, from one that is built for them."""
    folder = scratch / "warehouse"
    built = warehouse_from_nothing(folder)
    if "warehouse" in wanted:
        yield built
    if "screens" in wanted:
        yield slowest_screen(folder)
    if "map" in wanted:
        yield map_bytes(folder, log=scratch / "server.log")
    if {"picture", "crowd"}.intersection(wanted):
        add_a_million(folder, scratch=scratch)
    if "picture" in wanted:
        yield from time_to_picture(folder, log=scratch / "picture.log")
    if "crowd" in wanted:
        yield from crowd(folder, log=scratch / "crowd.log")
    if "soak" in wanted:
        yield from soak(folder, scratch=scratch, minutes=minutes)
    if "loading" in wanted:
        yield from loading(scratch)


def main(words: list[str]) -> int:
    """Measure; return 1 when a budget is missed, 2 on a wrong word."""
    parts = [word for word in words if not word.isdigit()]
    if unknown := set(parts) - set(PARTS):
        print(f"no such part: {', '.join(sorted(unknown))}. {__doc__}", file=sys.stderr)
        return 2
    wanted = parts or list(PARTS)
    print(environment())
    results: list[Measured] = []

    def note(result: Measured) -> None:
        print(result, flush=True)
        results.append(result)

    if OF_WAREHOUSE.intersection(wanted):
        with tempfile.TemporaryDirectory() as scratch:
            for result in of_warehouse(Path(scratch), wanted, minutes=minutes_of(words)):
                note(result)
    for result in of_measures(wanted):
        note(result)
    is_won = kaplan_meier() if "kaplan-meier" in wanted else True
    return 0 if is_won and all(result.is_within for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

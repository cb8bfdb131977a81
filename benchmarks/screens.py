"""How long the server works on one rerun of a warm screen."""

import os
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from benchmarks.stopwatch import Measured, seconds
from tools.tree import ROOT

RERUNS = 5
TIMEOUT_SECONDS = 120.0
BUDGET_MS = 300.0
DATASETS = ("published", "simulated")


def slowest_screen(warehouse: Path) -> Measured:
    """Rerun every screen on every data set, and return the slowest median [ms].

    The first two runs are not counted: they import modules and fill the caches, as the first
    reader after a start does for all who follow.
    """
    os.environ["DASHBOARD_WAREHOUSE"] = str(warehouse)
    taken = {
        f"{path.stem} ({dataset})": _rerun_ms(path, dataset)
        for path in (ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("[!_]*.py")))
        for dataset in DATASETS
    }
    for name, milliseconds in sorted(taken.items(), key=lambda item: -item[1]):
        print(f"  {name}: {milliseconds:.0f} ms")
    slowest = max(taken, key=lambda name: taken[name])
    return Measured(
        "warm screen rerun, the slowest", taken[slowest], "ms", budget=BUDGET_MS, note=slowest
    )


def _rerun_ms(path: Path, dataset: str) -> float:
    screen = AppTest.from_file(str(path), default_timeout=TIMEOUT_SECONDS)
    screen.query_params["data"] = dataset
    screen.run()
    screen.run()
    if screen.exception:
        raise RuntimeError(f"{path.stem} ({dataset}): {screen.exception[0].message}")
    return 1000 * median(seconds(screen.run) for _ in range(RERUNS))

"""Hold every interval and test to a known truth: ``python -m benchmarks.calibration [RUNS]``.

Prints the table and, unless another number of runs is asked for, keeps it in
``tests/reference/calibration.csv``. Each run has random numbers of its own, so neither the number
of processes nor the order of the trials changes a digit.
"""

import os
import platform
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from zlib import crc32

import numpy as np
import polars as pl

from benchmarks import trials_of_counts, trials_of_people
from benchmarks.trial import LEVEL, Answer, Trial
from tools.tree import ROOT

RUNS, SEED = 1_000, 20250716
RESULT = ROOT / "tests" / "reference" / "calibration.csv"
#: An estimate may miss the truth on average by this much of its own standard deviation: that
#: costs an interval half a point of its 95%. A thousand runs tell the bias to within 0.06.
MOST_BIAS = 0.2
#: Fewer say nothing about any share.
FEWEST_RUNS = 20
#: Runs that a process does before it asks for more.
_BATCH = 25


def trials() -> list[Trial]:
    """Return every trial, in the order of the table."""
    return [*trials_of_counts.trials(), *trials_of_people.trials()]


def answers(position: int, first: int, last: int) -> list[Answer]:
    """Do the runs ``first`` to ``last`` (exclusive) of the trial at ``position``."""
    trial = trials()[position]
    # Its own name in the seed: another trial in the table changes nothing for this one.
    own = crc32(f"{trial.estimator}: {trial.world}".encode())
    return [trial.draw(np.random.default_rng([SEED, own, run])) for run in range(first, last)]


def verdict(trial: Trial, found: Sequence[Answer]) -> dict[str, object]:
    """Return one row of the table."""
    estimate, low, high = np.array(found, dtype=np.float64).T
    if trial.is_test:
        share, bias = float((estimate <= LEVEL).mean()), None
    else:
        share = float(((low <= trial.truth) & (trial.truth <= high)).mean())
        usable = estimate[np.isfinite(estimate)]
        bias = float((usable.mean() - trial.truth) / usable.std(ddof=1))
    least, most = trial.bounds
    return {
        "estimator": trial.estimator,
        "quantity": trial.quantity,
        "world": trial.world,
        "runs": len(found),
        "measure": trial.measure,
        "truth": round(trial.truth, 6),
        "bias_in_sd": None if bias is None else round(bias, 3),
        "share": share,
        "at_least": least,
        "at_most": most,
        "holds": least <= share <= most and (bias is None or abs(bias) <= MOST_BIAS),
    }


def table(runs: int, *, processes: int) -> pl.DataFrame:
    """Return one row per trial, in their order, each repeated ``runs`` times."""
    batches = [(first, min(first + _BATCH, runs)) for first in range(0, runs, _BATCH)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting = [
            (trial, [pool.submit(answers, position, *batch) for batch in batches])
            for position, trial in enumerate(trials())
        ]
        rows = [
            verdict(trial, [answer for part in parts for answer in part.result()])
            for trial, parts in waiting
        ]
    return pl.DataFrame(rows)


def heading(runs: int) -> str:
    """Return the lines that say how the table was made."""
    packages = ("numpy", "scipy", "statsmodels", "polars")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"# python -m benchmarks.calibration {runs}; seed {SEED}\n"
        f"# Python {platform.python_version()}, {versions}\n"
    )


def main(arguments: list[str]) -> int:
    """Print the table; return 1 where a bound is missed, 2 on a wrong word."""
    if len(arguments) > 1 or not all(
        word.isdecimal() and int(word) >= FEWEST_RUNS for word in arguments
    ):
        print(__doc__, file=sys.stderr)
        return 2
    runs = int(arguments[0]) if arguments else RUNS
    # One thread a process: the frames are small, and threads would only wait for each other.
    os.environ |= {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    found = table(runs, processes=os.cpu_count() or 1)
    text = heading(runs) + found.write_csv()
    print(text, end="")
    if not arguments:
        RESULT.write_text(text, encoding="utf-8")
    return 0 if found["holds"].all() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

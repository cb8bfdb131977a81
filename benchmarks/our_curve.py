"""Compute the repeat-offence curve as ``lifelines_oracle`` fits its own: run by ``kaplan_meier``.

Usage: ``python -m benchmarks.our_curve FOLDER``. Reads the same arrays, writes ``ours.json`` (the
seconds of each computation).
"""

import sys
from pathlib import Path

import numpy as np
import orjson
import polars as pl

from analysis.repeat_offences import repeat_offence_curve
from benchmarks.stopwatch import seconds

COMPUTATIONS = 4


def main(folder: Path) -> None:
    """Warm up on a few people, then compute the curve of all of them several times."""
    table = people_in(folder)
    by = "sanction" if table["sanction"].max() else None
    repeat_offence_curve(table.head(1000), by=by)
    taken = [seconds(lambda: repeat_offence_curve(table, by=by)) for _ in range(COMPUTATIONS)]
    (folder / "ours.json").write_bytes(orjson.dumps({"seconds": taken}))


def people_in(folder: Path) -> pl.DataFrame:
    """Return the people of the race from the arrays that both sides read."""
    names = {
        "days_observed": "days.npy",
        "reoffended": "reoffended.npy",
        "sanction": "sanction.npy",
    }
    return pl.DataFrame({column: np.load(folder / file) for column, file in names.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Fit the Kaplan-Meier curve with lifelines: run by ``kaplan_meier`` in an environment of its own.

Usage: ``lifelines_oracle.py FOLDER``. Reads ``days.npy`` and ``reoffended.npy``, writes
``curve.npz`` (day, share, low, high) and ``theirs.json`` (seconds of each fit, versions).
"""

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
from lifelines import KaplanMeierFitter

FITS = 4


def main(folder: Path) -> None:
    """Warm up on a few people, then fit all of them several times."""
    days, reoffended = np.load(folder / "days.npy"), np.load(folder / "reoffended.npy")
    KaplanMeierFitter().fit(days[:1000], reoffended[:1000])
    taken = []
    for _ in range(FITS):
        began = time.perf_counter()
        fitted = KaplanMeierFitter().fit(days, reoffended)
        taken.append(time.perf_counter() - began)
    curve, limits = fitted.survival_function_, fitted.confidence_interval_
    np.savez(
        folder / "curve.npz",
        day=curve.index.to_numpy(),
        share=1 - curve.iloc[:, 0].to_numpy(),
        low=1 - limits.iloc[:, 1].to_numpy(),
        high=1 - limits.iloc[:, 0].to_numpy(),
    )
    used = {name: version(name) for name in ("lifelines", "pandas", "numpy")}
    (folder / "theirs.json").write_text(json.dumps({"seconds": taken, "versions": used}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

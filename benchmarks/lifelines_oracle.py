"""Fit the Kaplan-Meier curve with lifelines: run by ``kaplan_meier`` in an environment of its own.

Usage: ``lifelines_oracle.py FOLDER``. Reads ``days.npy``, ``reoffended.npy`` and ``sanction.npy``,
writes ``curve.npz`` (sanction, day, share, low, high) and ``theirs.json`` (seconds from
the people to their curves, of these the fits alone, versions).
"""

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from lifelines import KaplanMeierFitter

FITS = 4


def main(folder: Path) -> None:
    """Warm up on a few people, then fit all of them several times, each sanction by itself."""
    days, reoffended = np.load(folder / "days.npy"), np.load(folder / "reoffended.npy")
    sanction = np.load(folder / "sanction.npy")
    KaplanMeierFitter().fit(days[:1000], reoffended[:1000])
    taken, fits = [], []
    for _ in range(FITS):
        began = time.perf_counter()
        parts = parted(days, reoffended, sanction)
        ready = time.perf_counter()
        fitted = {at: KaplanMeierFitter().fit(*part) for at, part in parts.items()}
        ended = time.perf_counter()
        taken.append(ended - began)
        fits.append(ended - ready)
    curves: dict[str, list[np.ndarray]] = {
        name: [] for name in ("sanction", "day", "share", "low", "high")
    }
    for at, one in fitted.items():
        curve, limits = one.survival_function_, one.confidence_interval_
        curves["sanction"].append(np.full(len(curve), float(at)))
        curves["day"].append(curve.index.to_numpy())
        curves["share"].append(1 - curve.iloc[:, 0].to_numpy())
        curves["low"].append(1 - limits.iloc[:, 1].to_numpy())
        curves["high"].append(1 - limits.iloc[:, 0].to_numpy())
    joined: dict[str, Any] = {name: np.concatenate(parts) for name, parts in curves.items()}
    np.savez(folder / "curve.npz", **joined)
    used = {name: version(name) for name in ("lifelines", "pandas", "numpy")}
    (folder / "theirs.json").write_text(
        json.dumps({"seconds": taken, "fits": fits, "versions": used})
    )


def parted(
    days: np.ndarray, reoffended: np.ndarray, sanction: np.ndarray
) -> dict[Any, tuple[np.ndarray, np.ndarray]]:
    """Return the people of each sanction: lifelines fits one curve at a time."""
    codes = range(int(sanction.max()) + 1)
    if len(codes) == 1:
        return {0: (days, reoffended)}
    masks = {at: sanction == at for at in codes}
    return {at: (days[mask], reoffended[mask]) for at, mask in masks.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Race the repeat-offence curve against lifelines: ``python -m benchmarks.kaplan_meier [PEOPLE]``.

lifelines needs an older pandas than this project, so it runs in ``.venv-oracles``, made once from
``requirements-oracles.txt``. Both read the same arrays from the same files; both must find the same
curve and the same interval to 1e-9.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import numpy as np
import orjson
import polars as pl

from analysis.repeat_offences import repeat_offence_curve
from benchmarks.stopwatch import environment, seconds
from tools.tree import ROOT

PEOPLE = 5_000_000
ROUNDS = 7
TIMES_FASTER = 20.0
TOLERANCE = 1e-9
LOCK = ROOT / "benchmarks" / "requirements-oracles.txt"
ORACLES = ROOT / ".venv-oracles"


def oracle_python() -> Path:
    """Return the interpreter of the oracles' environment; make that first where it is missing."""
    python = ORACLES / ("Scripts" if os.name == "nt" else "bin") / "python"
    made_from = ORACLES / "made-from.txt"
    if not made_from.is_file() or made_from.read_bytes() != LOCK.read_bytes():
        venv.create(ORACLES, clear=True)
        install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--require-hashes"]
        subprocess.run([*install, "--python", str(python), "-r", str(LOCK)], check=True)
        made_from.write_bytes(LOCK.read_bytes())
    return python


def people(count: int, *, seed: int = 115) -> pl.DataFrame:
    """Return ``count`` people watched for up to four years, three in ten of whom reoffend."""
    random = np.random.default_rng(seed)
    possible = random.integers(1, 1461, count, dtype=np.int32)
    event = random.exponential(2600, count).astype(np.int32)
    return pl.DataFrame(
        {"days_observed": np.minimum(possible, event), "reoffended": event <= possible}
    )


def largest_difference(curve: pl.DataFrame, oracle: Path) -> float:
    """Return how far any share or limit lies from that of lifelines on the same day."""
    with np.load(oracle) as found:
        theirs = pl.DataFrame({name: found[name] for name in ("day", "share", "low", "high")})
    both = curve.with_columns(pl.col("day").cast(pl.Float64)).join(theirs, on="day", how="left")
    pairs = (("share", "share_right"), ("share_low", "low"), ("share_high", "high"))
    return max(float((both[ours] - both[other]).abs().max()) for ours, other in pairs)  # type: ignore[arg-type]


def main(count: int) -> int:
    """Run the race and print it; return 1 if it is lost or the curves differ."""
    table = people(count)
    ours = min(seconds(lambda: repeat_offence_curve(table)) for _ in range(ROUNDS))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        np.save(folder / "days.npy", table["days_observed"].to_numpy())
        np.save(folder / "reoffended.npy", table["reoffended"].to_numpy())
        oracle = ROOT / "benchmarks" / "lifelines_oracle.py"
        subprocess.run([oracle_python(), str(oracle), scratch, str(ROUNDS)], check=True)
        theirs = orjson.loads((folder / "oracle.json").read_bytes())
        difference = largest_difference(repeat_offence_curve(table), folder / "curve.npz")
    versions = ", ".join(f"{name} {number}" for name, number in theirs["versions"].items())
    ratio = theirs["seconds"] / ours
    good = ratio >= TIMES_FASTER and difference <= TOLERANCE
    print(f"Kaplan-Meier, {count:,} people, best of {ROUNDS}; {environment()}; {versions}")
    print(f"ours {ours:.3f} s, lifelines {theirs['seconds']:.3f} s: {ratio:.0f} times as fast")
    print(
        f"largest difference of share and interval {difference:.1e}; {'kept' if good else 'LOST'}"
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else PEOPLE))

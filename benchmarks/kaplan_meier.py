"""Race repeat-offence curves against lifelines: ``python -m benchmarks.kaplan_meier [PEOPLE [N]]``.

lifelines needs an older pandas than this project, so it runs in ``.venv-oracles``, made once from
``requirements-oracles.txt``. Both read the same arrays from the same files; both must find the same
curve and the same interval to 1e-9. With N sanctions there is a curve of each, and both start from
the same people with their sanctions; lifelines, which fits one curve at a time, has to part them
first, which numpy does for it. Its fits alone are printed beside.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import numpy as np
import orjson
import polars as pl

from analysis.repeat_offences import repeat_offence_curve
from benchmarks.environments import python_with
from benchmarks.our_curve import people_in
from benchmarks.stopwatch import environment
from tools.tree import ROOT

#: People and sanctions of each race.
RACES = ((5_000_000, 1), (10_000_000, 4))
ROUNDS = 5
TIMES_FASTER = 20.0
TOLERANCE = 1e-9
ON = ("sanction", "day")
LOCK = ROOT / "benchmarks" / "requirements-oracles.txt"
ORACLES = ROOT / ".venv-oracles"


def oracle_python() -> Path:
    """Return the interpreter of the oracles' environment; make that first where it is missing."""
    return python_with(LOCK, ORACLES)


def write_people(folder: Path, count: int, *, sanctions: int = 1, seed: int = 115) -> None:
    """Write ``count`` people watched for up to four years, a quarter of whom reoffend."""
    random = np.random.default_rng(seed)
    possible = random.integers(1, 1461, count, dtype=np.int32)
    event = random.exponential(2600, count).astype(np.int32)
    np.save(folder / "days.npy", np.minimum(possible, event))
    np.save(folder / "reoffended.npy", event <= possible)
    np.save(folder / "sanction.npy", random.integers(0, sanctions, count, dtype=np.int8))


def largest_difference(curve: pl.DataFrame, oracle: Path) -> float:
    """Return how far any share or limit lies from that of lifelines on the same day."""
    with np.load(oracle) as found:
        theirs = pl.DataFrame({name: found[name] for name in (*ON, "share", "low", "high")})
    ours = curve.with_columns(pl.col(ON).cast(pl.Float64))
    both = ours.join(theirs, on=ON, how="left")
    pairs = (("share", "share_right"), ("share_low", "low"), ("share_high", "high"))
    return max(float((both[own] - both[other]).abs().max()) for own, other in pairs)  # type: ignore[arg-type]


def one_round(folder: Path, oracle: Path) -> tuple[list[float], list[float]]:
    """Let both sides compute the curve in a process of their own; return their seconds."""
    script = str(ROOT / "benchmarks" / "lifelines_oracle.py")
    ours = [sys.executable, "-m", "benchmarks.our_curve", str(folder)]
    for command in (ours, [str(oracle), script, str(folder)]):
        subprocess.run(command, cwd=ROOT, check=True)
    first, second = (orjson.loads((folder / f"{n}.json").read_bytes()) for n in ("ours", "theirs"))
    return first["seconds"], second["seconds"]


def race(count: int, sanctions: int) -> bool:
    """Run one race and print it; return whether it is won and the curves agree.

    What counts is the first curve of a process, as a script or a screen after a new release needs
    it: imports and a small table are behind it, memory for the large one is not. The median of the
    rounds is taken. The quickest of the repeated ones is printed beside it.
    """
    oracle = oracle_python()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_people(folder, count, sanctions=sanctions)
        rounds = [one_round(folder, oracle) for _ in range(ROUNDS)]
        curve = repeat_offence_curve(people_in(folder), by="sanction")
        difference = largest_difference(curve, folder / "curve.npz")
        theirs = orjson.loads((folder / "theirs.json").read_bytes())
        used, fits = theirs["versions"], theirs["fits"]
    first = [median(side[0] for side in sides) for sides in zip(*rounds, strict=True)]
    again = [min(min(side[1:]) for side in sides) for sides in zip(*rounds, strict=True)]
    versions = ", ".join(f"{name} {number}" for name, number in used.items())
    ratio = first[1] / first[0]
    good = ratio >= TIMES_FASTER and difference <= TOLERANCE
    print(f"Kaplan-Meier, {count:,} people, sanctions: {sanctions}; {environment()}; {versions}")
    verdict = f"at least {TIMES_FASTER:.0f}: {'kept' if ratio >= TIMES_FASTER else 'MISSED'}"
    print(
        f"first in a process, median of {ROUNDS}: ours {first[0]:.3f} s, "
        f"lifelines {first[1]:.3f} s, {ratio:.0f} times as fast ({verdict})"
    )
    if sanctions > 1:
        print(f"the first fits of the last round alone, people parted before: {fits[0]:.3f} s")
    print(
        f"repeated, best: ours {again[0]:.3f} s, lifelines {again[1]:.3f} s, "
        f"{again[1] / again[0]:.0f} times as fast"
    )
    print(f"largest difference of share and interval: {difference:.1e} (at most {TOLERANCE:.0e})")
    return good


def main(words: list[str]) -> int:
    """Run the race that is asked for, or all of them; return 1 if one is lost."""
    numbers = [int(word.replace("_", "")) for word in words]
    races = ((numbers[0], (*numbers, 1)[1]),) if numbers else RACES
    won = [race(*one) for one in races]
    return 0 if all(won) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

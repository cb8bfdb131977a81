"""Build the follow-up of ten million people's records: ``python -m benchmarks.follow_up [ROWS]``.

The work runs in a process of its own, so that its memory is its own.
"""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
import orjson
import polars as pl

from analysis.repeat_offences import follow_up
from benchmarks.stopwatch import Measured, environment, peak_bytes, seconds
from tools.tree import ROOT

ROWS = 10_000_000
BUDGET_S, BUDGET_GB = 15.0, 6.0
UNTIL = date(2026, 9, 1)
DAYS = 4 * 365

#: A third of the cases are of people who had one before.
PEOPLE_PER_CASE = 0.7


def write_register(folder: Path, rows: int, *, seed: int = 115) -> None:
    """Write as many cases as sanctions, one sanction a case, as a release keeps them."""
    random = np.random.default_rng(seed)
    number = np.arange(rows)
    suspect = random.integers(0, int(rows * PEOPLE_PER_CASE), rows)
    began = random.integers(0, DAYS, rows)
    day = pl.lit(UNTIL) - pl.duration(days=DAYS)
    frame = pl.LazyFrame(
        {"number": number, "suspect": suspect, "began": began, "kind": random.integers(0, 4, rows)}
    )
    kinds = pl.Series(["fine", "arrest", "community_service", "warning"])
    regions = pl.Series([f"{code:02}" for code in range(10, 30)])
    shared = {
        "case_id": pl.format("c{}", "number"),
        "suspect_id": pl.format("s{}", "suspect"),
        "article": pl.when(pl.col("kind") == 0)
        .then(pl.lit("УК 115"))
        .otherwise(pl.lit("УК 115-1")),
    }
    exact = pl.lit("day")
    frame.select(
        **shared,
        region_code=pl.lit(regions).gather(pl.col("suspect") % 20),
        conduct_from=day + pl.duration(days="began"),
        conduct_from_precision=exact,
        registered_on=day + pl.duration(days=pl.col("began") + 5),
        registered_on_precision=exact,
    ).sort("case_id").sink_parquet(folder / "case.parquet")
    frame.select(
        **shared,
        sanction_id=pl.format("t{}", "number"),
        imposed_on=day + pl.duration(days=pl.col("began") + 40),
        imposed_on_precision=exact,
        sanction_type=pl.lit(kinds).gather("kind"),
        is_principal=pl.lit(value=True),
        status=pl.lit("imposed"),
    ).sort("sanction_id").sink_parquet(folder / "sanction.parquet")


def work(folder: Path) -> None:
    """Read both tables, build the follow-up, and write how long that took and what it held."""
    few = [
        pl.read_parquet(folder / f"{name}.parquet", n_rows=1000) for name in ("case", "sanction")
    ]
    follow_up(*few, until=UNTIL)
    cases, sanctions = (
        pl.read_parquet(folder / f"{name}.parquet") for name in ("case", "sanction")
    )
    people = [0]

    def build() -> None:
        people[0] = follow_up(cases, sanctions, until=UNTIL).people.height

    taken = seconds(build)
    found = {"seconds": taken, "gigabytes": peak_bytes() / 1e9, "people": people[0]}
    (folder / "found.json").write_bytes(orjson.dumps(found))


def building(rows: int = ROWS) -> list[Measured]:
    """Measure the time [s] and the most memory [GB], both tables included."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_register(folder, rows)
        command = [sys.executable, "-m", "benchmarks.follow_up", "in", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True)
        found = orjson.loads((folder / "found.json").read_bytes())
    name, note = f"follow-up of {rows:,} cases and sanctions", f"{found['people']:,} people"
    return [
        Measured(name, found["seconds"], "s", budget=BUDGET_S, note=note),
        Measured(f"{name}, memory", found["gigabytes"], "GB", budget=BUDGET_GB),
    ]


def main(words: list[str]) -> int:
    """Measure; return 1 when a budget is missed."""
    if words[:1] == ["in"]:
        work(Path(words[1]))
        return 0
    print(environment())
    results = building(int(words[0].replace("_", "")) if words else ROWS)
    for result in results:
        print(result)
    return 0 if all(result.is_within for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Measure what each store and each engine takes for the same register.

Usage: ``.venv-lake/bin/python -m benchmarks.stores LAKE.toml CASES [MASTER]``, where LAKE.toml says
where an empty lake is; see docs/operations.md. Loads as many simulated cases into a warehouse of
one file and into the lake, and works the tables of a release out on DuckDB from both and on Spark.
Prints a line each: seconds by the clock, seconds of processor without the catalog's, content hash.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.loading import write_cases
from benchmarks.stopwatch import environment
from etl.marts import hash_of
from etl.publish import in_service
from etl.settings import FILE_STORE, Settings
from etl.store import LAKE_STORE
from tools.tree import ROOT

KEY = "a key that only the benchmark knows"


@dataclass(frozen=True, slots=True)
class Taken:
    """What one command took, with all that it started.

    Attributes:
        clock_seconds: Between its start and its end.
        processor_seconds: Of all cores.
    """

    clock_seconds: float
    processor_seconds: float


def run(*words: str, settings: Settings) -> Taken:
    """Run one command of the ETL in a process of its own."""
    environs = {
        "DASHBOARD_WAREHOUSE": str(settings.warehouse),
        "DASHBOARD_STORE": settings.store,
        "DASHBOARD_ID_KEY": KEY,
    }
    command = [sys.executable, "-m", "etl", *words]
    before, begun = _processor_seconds(), time.perf_counter()
    subprocess.run(
        command, cwd=ROOT, env=os.environ | environs, check=True, stdout=subprocess.DEVNULL
    )
    return Taken(time.perf_counter() - begun, _processor_seconds() - before)


def measured(folder: Path, lake: Path, cases: int, master: str) -> Iterator[tuple[str, Taken, str]]:
    """Yield what was done, what it took, and the content hash of what it made."""
    register = write_cases(folder, cases)
    stores = {"file": FILE_STORE, "lake": f"{LAKE_STORE}{lake}"}
    for name, store in stores.items():
        settings = Settings(folder / name, "benchmark", store)
        said = ("--kind", "case", "--dataset", "simulated")
        taken = run("load", str(register), *said, settings=settings)
        serving = in_service(settings)
        yield f"load, {name}", taken, serving.content_hash if serving else "none"
    engines = [("duckdb", "file"), ("duckdb", "lake"), ("spark", "lake")]
    for engine, name in engines:
        settings = Settings(folder / name, "benchmark", stores[name])
        out = folder / f"{engine}-{name}"
        told = ("--engine", engine, "--master", master, "--out", str(out))
        taken = run("marts", *told, settings=settings)
        yield f"tables, {engine} from the {name}", taken, hash_of(out)


def main(lake: Path, cases: int, master: str) -> int:
    """Print a line for each; return 1 unless all made the same."""
    print(environment())
    hashes = set()
    with tempfile.TemporaryDirectory() as folder:
        for what, taken, made in measured(Path(folder), lake, cases, master):
            clock, processor = f"{taken.clock_seconds:.1f} s", f"{taken.processor_seconds:.1f} s"
            print(f"{cases:>11,} {what:28} {clock:>9} {processor:>9} {made[:12]}", flush=True)
            hashes.add(made)
    return int(len(hashes) != 1)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), (sys.argv[3:] or ["local[*]"])[0]))

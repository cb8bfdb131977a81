"""Measure what each store and each engine takes for the same register.

Usage: ``.venv-lake/bin/python -m benchmarks.stores LAKE.toml CASES [--datasets N] [--master MASTER]
[--without file|spark …]``, where LAKE.toml says where an empty lake is; see docs/operations.md.
Loads a file of as many simulated cases into a warehouse of one file and into the lake, once into
each of N data sets, and works the tables of a release out on DuckDB from both and on Spark. Prints
a line each: seconds by the clock, seconds of processor without the catalog's, content hash.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
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


def measured(folder: Path, asked: Namespace) -> Iterator[tuple[str, Taken, str]]:
    """Yield what was done, what it took, and the content hash of what it made."""
    register = write_cases(folder, asked.cases)
    stores = {"file": FILE_STORE, "lake": f"{LAKE_STORE}{asked.lake}"}
    for name, store in stores.items():
        if name in asked.without:
            continue
        settings = Settings(folder / name, "benchmark", store)
        for number in range(1, asked.datasets + 1):
            said = ("--kind", "case", "--dataset", f"simulated_{number}")
            taken = run("load", str(register), *said, settings=settings)
            serving = in_service(settings)
            done = f"load {number} of {asked.datasets}, {name}"
            yield done, taken, serving.content_hash if serving else "none"
    register.unlink()
    for engine, name in (("duckdb", "file"), ("duckdb", "lake"), ("spark", "lake")):
        if {engine, name} & set(asked.without):
            continue
        settings = Settings(folder / name, "benchmark", stores[name])
        out = folder / f"{engine}-{name}"
        told = ("--engine", engine, "--master", asked.master, "--out", str(out))
        taken = run("marts", *told, settings=settings)
        yield f"tables, {engine} from the {name}", taken, hash_of(out)


def main(asked: Namespace) -> int:
    """Print a line for each; return 1 unless all made the same of all the data sets."""
    print(environment())
    made_of_all = set()
    with tempfile.TemporaryDirectory() as folder:
        for what, taken, made in measured(Path(folder), asked):
            clock, processor = f"{taken.clock_seconds:.1f} s", f"{taken.processor_seconds:.1f} s"
            print(f"{asked.cases:>11,} {what:28} {clock:>9} {processor:>9} {made[:12]}", flush=True)
            if not what.startswith("load ") or what.startswith(f"load {asked.datasets} "):
                made_of_all.add(made)
    return int(len(made_of_all) != 1)


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.stores")
    parser.add_argument("lake", type=Path, help="the settings of an empty lake")
    parser.add_argument("cases", type=int, help="in the file")
    parser.add_argument("--datasets", type=int, default=1, help="how often it is loaded")
    parser.add_argument("--master", default="local[*]", help="where Spark works")
    parser.add_argument("--without", choices=("file", "spark"), action="append", default=[])
    return parser.parse_args()


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main(_asked()))

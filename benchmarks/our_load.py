"""Check or load one file of cases, or read it into a bare table: run by ``loading``.

Usage: ``python -m benchmarks.our_load check|load|bare FILE FOLDER``. Each runs in a process of its
own, so that its memory is its own; writes ``FOLDER/ours.json``: seconds, processor seconds and
bytes at the peak, of this process and of those that it started, and rows with an error.
"""

import resource
import sys
from pathlib import Path

import duckdb
import orjson

from benchmarks.stopwatch import RSS_UNIT, peak_bytes, seconds
from etl.load import check, load
from etl.settings import Settings

DATASET = "simulated"


def bare(path: Path, folder: Path) -> int:
    """Read the file into a table of a new database as DuckDB does by itself, checking nothing."""
    con = duckdb.connect(folder / "bare.duckdb")
    con.execute("CREATE TABLE bare AS FROM read_csv($1)", [str(path)])
    con.close()
    return 0


def ours(what: str, path: Path, folder: Path) -> int:
    """Check or load the file, with a warehouse of its own; return the rows with an error."""
    act = load if what == "load" else check
    settings = Settings(folder / "warehouse", "benchmark")
    return act(path, kind="case", dataset=DATASET, settings=settings).rows_rejected


def main(what: str, path: Path, folder: Path) -> None:
    """Do it once and write what it took."""
    wrong: list[int] = []

    def act() -> None:
        wrong.append(bare(path, folder) if what == "bare" else ours(what, path, folder))

    taken = seconds(act)
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    told = {
        "seconds": taken,
        "processor_seconds": sum(use.ru_utime + use.ru_stime for use in spent),
        "peak_bytes": [peak_bytes(), spent[1].ru_maxrss * RSS_UNIT],
        "wrong": wrong[0],
    }
    (folder / "ours.json").write_bytes(orjson.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))

"""Let one tool judge a file of cases, and write what that took."""

import json
import resource
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.stopwatch import peak_bytes, seconds

#: Returns how many rows are wrong, of a file and of what ``loading.reference`` returns.
Judge = Callable[[Path, dict[str, Any]], int]


def main(judge: Judge, *packages: str) -> None:
    """Judge ``FOLDER/cases.csv``, named on the command line; write ``FOLDER/theirs.json``.

    The clock starts when all is imported; the processor's seconds are those of the whole process,
    as ``our_load`` counts its own.

    Args:
        judge: The tool.
        packages: Whose versions to tell.
    """
    folder = Path(sys.argv[1])
    reference = json.loads((folder / "reference.json").read_text(encoding="utf-8"))
    wrong: list[int] = []
    taken = seconds(lambda: wrong.append(judge(folder / "cases.csv", reference)))
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    told = {
        "seconds": taken,
        "processor_seconds": sum(use.ru_utime + use.ru_stime for use in spent),
        "peak_bytes": peak_bytes(),
        "wrong": wrong[0],
        "versions": {name: version(name) for name in packages},
    }
    (folder / "theirs.json").write_text(json.dumps(told), encoding="utf-8")

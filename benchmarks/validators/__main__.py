"""Race a check of cases against four validators: ``python -m benchmarks.validators [ROWS]``.

Each judges the same file with planted faults by the same rules, in a process of its own, one after
the other: ours by ``our_load check``, the others in ``.venv-validators``, made once from
``requirements-validators.txt``. All must find as many wrong rows.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import orjson

from benchmarks.environments import python_with
from benchmarks.loading import ours, reference, write_cases
from benchmarks.stopwatch import environment
from tools.tree import ROOT

ROWS = 100_000
TOOLS = ("pandera", "pointblank", "great_expectations", "frictionless")
LOCK = Path(__file__).parent / "requirements-validators.txt"
VALIDATORS = ROOT / ".venv-validators"


@dataclass(frozen=True, slots=True)
class Judged:
    """What one tool took and found.

    Attributes:
        name: The tool, with its version and that of what holds its tables.
        seconds: By the clock, without the start of Python and the imports.
        processor_seconds: Of the whole process and those that it started, imports included.
        peak_bytes: The most memory held; that of several processes is added up.
        wrong: Rows with an error.
    """

    name: str
    seconds: float
    processor_seconds: float
    peak_bytes: int
    wrong: int

    def beside(self, own: "Judged") -> str:
        """Return one line, with how many times as long as ours it took."""
        return (
            f"{self.name}: {self.seconds:.1f} s, {self.processor_seconds:.1f} s of processor, "
            f"{self.peak_bytes / 1e9:.2f} GB; times ours: {self.seconds / own.seconds:.1f} by the "
            f"clock, {self.processor_seconds / own.processor_seconds:.1f} of processor"
        )

    def is_behind(self, own: "Judged") -> bool:
        """Tell whether ours took less by the clock and of the processor."""
        return self.seconds > own.seconds and self.processor_seconds > own.processor_seconds


def our_own(path: Path) -> Judged:
    """Let this project check the file; the peaks of reader and store are added up."""
    race = ours("check", path)
    peak = sum(race.peak_bytes)
    return Judged("ours", race.seconds, race.processor_seconds, peak, race.wrong)


def theirs(tool: str, path: Path, python: Path) -> Judged:
    """Let one of the tools judge the file beside which ``reference.json`` is."""
    command = [str(python), "-m", f"benchmarks.validators.with_{tool}", str(path.parent)]
    subprocess.run(command, cwd=ROOT, check=True)
    told = orjson.loads((path.parent / "theirs.json").read_bytes())
    versions = told.pop("versions")
    return Judged(name=", ".join(f"{name} {number}" for name, number in versions.items()), **told)


def agreed(own: Judged, others: list[Judged]) -> int:
    """Return how many rows are wrong.

    Raises:
        RuntimeError: They do not all find as many, or none, so that times cannot be compared.
    """
    found = {it.name: it.wrong for it in (own, *others)}
    if len(set(found.values())) > 1 or not own.wrong:
        raise RuntimeError(f"wrong rows: {found}")
    return own.wrong


def report(own: Judged, others: list[Judged]) -> list[str]:
    """Return a line for each tool, ours first, and one that says where ours is not ahead."""
    ahead = [it.name for it in others if not it.is_behind(own)]
    verdict = f"ours is not ahead of: {'; '.join(ahead)}" if ahead else "ours is ahead of all"
    return [it.beside(own) for it in (own, *others)] + [verdict]


def main(rows: int) -> int:
    """Print what each tool took; return 1 when ours is not ahead of all."""
    python = python_with(LOCK, VALIDATORS)
    with tempfile.TemporaryDirectory() as scratch:
        path = write_cases(Path(scratch) / "cases", rows, faulty=True)
        facts = orjson.dumps(reference(), default=date.isoformat)
        (path.parent / "reference.json").write_bytes(facts)
        own = our_own(path)
        others = [theirs(tool, path, python) for tool in TOOLS]
    wrong = agreed(own, others)
    print(f"check of {rows:,} cases, the same {wrong:,} wrong rows; {environment()}")
    print(*report(own, others), sep="\n")
    return 0 if all(it.is_behind(own) for it in others) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else ROWS))

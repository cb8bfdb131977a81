"""Race the loading of registers: ``python -m benchmarks.loading [MILLIONS]``.

Three budgets: a validated load of ten million cases against DuckDB's bare ``read_csv`` into a
table; a check of one million against the same checks in pandas and pandera, which run in
``.venv-oracles``; a check of 100,000. Each side runs in a process of its own, one after the other.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from benchmarks.kaplan_meier import oracle_python
from benchmarks.stopwatch import Measured, environment
from etl.articles import article_periods
from etl.personal import EMAIL, NAME, PHONE, TWELVE_DIGITS
from etl.simulate.register import simulate
from etl.spellings import code_spellings
from tools.tree import ROOT

MILLION = 1_000_000
TIMES_BARE, TIMES_FASTER = 4.0, 10.0
PEAK_GIGABYTES, CHECK_SECONDS = 4.0, 3.0
CODED = (
    *("report_channel", "suspect_sex", "victim_sex", "relationship", "outcome", "outcome_ground"),
)
#: One row in so many gets one of the faults, in turn: column and what it then says.
FAULT_EVERY = 1_000
FAULTS = (
    ("registered_on", "31.02.2026"),
    ("outcome_on", "soon"),
    ("conduct_from", "2026-09-29"),
    ("relationship", "pen friend"),
    ("region", "Atlantis"),
    ("article", "УК 9999"),
    ("suspect_birth_year", "1850"),
    ("contacts_count", "many"),
    ("conduct_forms", "calls;telepathy"),
    ("case_id", "SIM-8 701 123 45 67"),
)


@dataclass(frozen=True, slots=True)
class Race:
    """What one run of ``our_load`` took."""

    seconds: float
    processor_seconds: float
    peak_bytes: tuple[int, ...]
    wrong: int


def write_cases(folder: Path, count: int, *, faulty: bool = False) -> Path:
    """Write a simulated register, with planted faults if ``faulty``, and keep only its cases."""
    simulate(cases=count, seed=115, out=folder)
    (folder / "sanctions.csv").unlink()
    path = folder / "cases.csv"
    if faulty:
        table = pl.read_csv(path, infer_schema=False).with_row_index("row")
        for number, (column, text) in enumerate(FAULTS):
            hit = pl.col("row") % (FAULT_EVERY * len(FAULTS)) == FAULT_EVERY * number
            said = pl.lit(text)
            table = table.with_columns(pl.when(hit).then(said).otherwise(column).alias(column))
        table.drop("row").write_csv(path)
    return path


def ours(what: str, path: Path) -> Race:
    """Run ``our_load`` in a process of its own, with its scratch on the disk of ``path``."""
    with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
        command = [sys.executable, "-m", "benchmarks.our_load", what, str(path), scratch]
        key = {"DASHBOARD_ID_KEY": "a key for benchmarks, 32 or more"}
        subprocess.run(command, cwd=ROOT, env=os.environ | key, check=True)
        told = orjson.loads((Path(scratch) / "ours.json").read_bytes())
    return Race(**(told | {"peak_bytes": tuple(told["peak_bytes"])}))


def theirs(path: Path) -> dict[str, Any]:
    """Run the same checks in pandas and pandera on ``path``."""
    facts = orjson.dumps(reference(), default=date.isoformat)
    (path.parent / "reference.json").write_bytes(facts)
    command = [str(oracle_python()), "-m", "benchmarks.pandera_oracle", str(path.parent)]
    subprocess.run(command, cwd=ROOT, check=True)
    told: dict[str, Any] = orjson.loads((path.parent / "theirs.json").read_bytes())
    return told


def reference() -> dict[str, Any]:
    """Return what the other side has to know: codes, places, articles, patterns."""
    places = pl.read_csv(ROOT / "data/reference/kato_l3.csv", infer_schema=False)
    spellings = code_spellings()

    def codes(column: str) -> list[str]:
        return spellings.filter(column_name=column)["spelling"].to_list()

    forms = "|".join(codes("conduct_forms"))
    names = {name: name.removeprefix("suspect_").removeprefix("victim_") for name in CODED}
    return {
        "codes": {name: codes(listed) for name, listed in names.items()},
        "conduct_forms": f"^(?:{forms})(?:;(?:{forms}))*$",
        "articles": dict(article_periods().select("article", "valid_from").rows()),
        "spellings": {
            "region": places["region"].drop_nulls().unique().to_list(),
            "district": places["code"].to_list(),
            "article": article_periods()["article"].to_list(),
        },
        "repealed": dict(
            article_periods().drop_nulls("valid_to").select("article", "valid_to").rows()
        ),
        "regions": places["region"].drop_nulls().unique().to_list(),
        "districts": places["code"].to_list(),
        "places": places.select("region", "code").rows(),
        "personal": [PHONE, EMAIL, NAME, TWELVE_DIGITS],
    }


def quick_check(folder: Path) -> Measured:
    """Check 100,000 rows to a full report."""
    own = ours("check", write_cases(folder / "small", MILLION // 10))
    note = f"{own.processor_seconds:.1f} s of processor"
    return Measured("check of 100,000 rows", own.seconds, "s", CHECK_SECONDS, note)


def against_pandera(folder: Path) -> Measured:
    """Check a million rows beside pandas and pandera, and hold both to the same wrong rows.

    Raises:
        RuntimeError: They do not find as many, so that their times cannot be compared.
    """
    path = write_cases(folder / "million", MILLION, faulty=True)
    other, own = theirs(path), ours("check", path)
    if own.wrong != other["wrong"] or not own.wrong:
        raise RuntimeError(f"wrong rows: ours {own.wrong}, theirs {other['wrong']}")
    versions = ", ".join(f"{name} {number}" for name, number in other["versions"].items())
    note = (
        f"{versions} {other['seconds']:.1f} s ({other['processor_seconds']:.0f} s of processor), "
        f"ours {own.seconds:.1f} s ({own.processor_seconds:.0f} s): "
        f"{other['seconds'] / own.seconds:.1f} times as fast, same {own.wrong:,} wrong rows"
    )
    share = 100 * own.seconds / other["seconds"]
    return Measured("check of a million rows", share, "% of pandera", 100 / TIMES_FASTER, note)


def against_bare(folder: Path, millions: float) -> tuple[Measured, Measured]:
    """Load many rows beside DuckDB's own reading of the file."""
    path = write_cases(folder / "large", int(millions * MILLION))
    bare, own = ours("bare", path), ours("load", path)
    note = (
        f"bare read_csv {bare.seconds:.1f} s ({bare.processor_seconds:.0f} s of processor), "
        f"ours {own.seconds:.1f} s ({own.processor_seconds:.0f} s)"
    )
    times = Measured(
        f"load of {millions:g} million rows", own.seconds / bare.seconds, "times", TIMES_BARE, note
    )
    # Reader and store work one after the other, so the sum is an upper bound.
    peak = sum(own.peak_bytes) / 1e9
    return times, Measured("peak of that load", peak, "GB", PEAK_GIGABYTES)


def loading(folder: Path, millions: float = 10.0) -> list[Measured]:
    """Measure all that there is to say of loading, in the order of the work.

    Args:
        folder: For the files; ten million rows need about 6 GB.
        millions: Rows of the large file.
    """
    return [quick_check(folder), against_pandera(folder), *against_bare(folder, millions)]


def main(millions: float) -> int:
    """Print every budget; return 1 when one is missed."""
    print(environment())
    with tempfile.TemporaryDirectory() as folder:
        results = loading(Path(folder), millions)
    for result in results:
        print(result)
    return 0 if all(result.is_within for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0))

"""Writers and readers in processes of their own that a test may kill; what must be so then."""

import os
import subprocess
import sys
import time
from datetime import date
from multiprocessing.process import BaseProcess
from pathlib import Path

import releases
from contracts import CASE, UPLOAD
from etl import ledger
from etl.errors import DataRefused
from etl.load import load
from etl.settings import Settings
from etl.warehouse import rehearsing
from tests.etl.faulty import assert_adds_up, wait_for
from tests.lake.objects import KEYS

SECONDS = 600.0  # the whole of a test, on a machine that does other work
KEY = "a key that only the tests know, 32+"
DATASET = "police"
#: Of its own; and with another day in each writer's file, so that the newest version counts.
OWN_KEYS, SHARED_KEYS = 20, 5
VERSIONS = "SELECT dataset, case_id, upload_id FROM case_version"
ROOT = Path(__file__).resolve().parents[2]


def register(folder: Path, writer: int, number: int) -> Path:
    """Write a file of cases, some of which the other writers' files of that number have too."""
    own = (f"W{writer}-{number}-{n},2026-01-{writer + 1:02},47,УК 115-1" for n in range(OWN_KEYS))
    both = (f"S-{number}-{n},2026-02-{writer + 1:02},47,УК 115-1" for n in range(SHARED_KEYS))
    file = folder / f"writer{writer}-{number}.csv"
    text = "\n".join(("case_id,registered_on,region,article", *own, *both, ""))
    file.write_text(text, encoding="utf-8")
    return file


def write(settings: Settings, files: list[Path], acknowledged: Path, temporary: Path) -> None:
    """Load each file, again and again until that is acknowledged, and note that on the disk."""
    temporary.mkdir(exist_ok=True)
    os.environ |= {"DASHBOARD_ID_KEY": KEY, "TMPDIR": str(temporary)} | KEYS
    known = acknowledged.read_text().split() if acknowledged.exists() else []
    for file in files:
        while file.name not in known:
            try:
                load(
                    file,
                    kind="case",
                    dataset=DATASET,
                    settings=settings,
                    extract_date=date(2026, 9, 30),
                )
            except DataRefused as refused:
                if "already loaded" not in str(refused):
                    note(acknowledged.with_suffix(".refused"), str(refused))
                    time.sleep(0.1)
                    continue
            note(acknowledged, file.name)
            known.append(file.name)


def read(warehouse: Path, said: Path) -> None:
    """Read release after release; note each read, and each that was torn."""
    while True:
        release = releases.current(warehouse)
        cases = release.frame(CASE, dataset=DATASET)
        uploads = release.frame(UPLOAD).filter(state="committed")
        whole = cases.height == release.rows["case"] and cases["case_id"].is_unique().all()
        counted = set(cases["upload_id"]) <= set(uploads["upload_id"])
        note(said, f"{'whole' if whole and counted else 'torn'}-{release.number}")
        time.sleep(0.1)


def note(file: Path, line: str) -> None:
    """Add a line that is on the disk when this returns."""
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"{line}\n")
        lines.flush()
        os.fsync(lines.fileno())


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def assert_reading_goes_on(writer: BaseProcess, noted: Path, said: Path, *, times: int) -> None:
    """While something is away, readers read and the writer waits; it is not dead."""
    kept, read_before = lines(noted), len(lines(said))
    wait_for(lambda: len(lines(said)) >= read_before + times, seconds=SECONDS)
    assert writer.is_alive()
    assert lines(noted) == kept


def assert_finished(
    settings: Settings, writer: BaseProcess, task: list[Path], noted: Path, said: Path
) -> None:
    """The writer ends, each file was acknowledged once, and no reader saw a torn release."""
    writer.join(SECONDS)
    assert writer.exitcode == 0
    assert lines(noted) == [file.name for file in task]
    assert_kept(settings, set(lines(noted)))
    assert_never_torn(said)


def assert_never_torn(said: Path) -> None:
    assert {line.split("-")[0] for line in lines(said)} == {"whole"}


def assert_kept(settings: Settings, acknowledged: set[str]) -> None:
    """Every upload that was acknowledged is in the ledger, whole and once, and so is each case."""
    with rehearsing(settings) as con:
        entries = ledger.entries(con)
        versions = con.sql(VERSIONS).pl()
    assert acknowledged <= set(entries["file_name"])
    assert entries["file_name"].is_unique().all()
    assert entries["upload_id"].is_unique().all()
    assert_adds_up(entries)
    loaded = dict(entries.select("upload_id", "rows_loaded").rows())
    found = dict(versions["upload_id"].value_counts().rows())
    assert found == {upload: rows for upload, rows in loaded.items() if rows}
    assert versions.is_unique().all()
    served = releases.current(settings.warehouse).frame(CASE, dataset=DATASET)
    assert served["case_id"].is_unique().all()
    assert served.height == versions["case_id"].n_unique()


def answer(warehouse: Path, *measure: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "analysis", *measure, "--format", "csv"],
        cwd=ROOT,
        env={"DASHBOARD_WAREHOUSE": str(warehouse), "PATH": "/usr/bin"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.count("\n") > 1
    return done.stdout

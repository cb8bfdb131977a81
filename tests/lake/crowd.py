"""Writers and readers in processes of their own, which a test may kill at any moment."""

import os
import time
from datetime import date
from pathlib import Path

import releases
from contracts import CASE, UPLOAD
from etl.errors import DataRefused
from etl.load import load
from etl.settings import Settings

KEY = "a key that only the tests know, 32+"
DATASET = "police"
#: Of its own; and with another day in each writer's file, so that the newest version counts.
OWN_KEYS, SHARED_KEYS = 20, 5


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
    os.environ |= {"DASHBOARD_ID_KEY": KEY, "TMPDIR": str(temporary)}
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

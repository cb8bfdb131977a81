"""Registers to fail with, and what must be so whatever failed."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

import releases
from contracts import CASE, RELEASE, UPLOAD
from etl import ledger, scratch
from etl.fingerprint import content_hash, part_digest
from etl.load import load
from etl.manifest import read_manifest
from etl.settings import Settings
from etl.warehouse import rehearsing

ROWS = 300
SOUND = ROWS - ROWS // 10


def register(path: Path, *, first: int, rows: int = ROWS) -> Path:
    """Write a file of ``rows`` sound cases, of which every tenth has no date and is rejected."""
    lines = (
        f"C{first + n:06},{'' if n % 10 == 9 else '2026-01-13'},47,УК 115-1,person {n % 97}"
        for n in range(rows)
    )
    text = "\n".join(("case_id,registered_on,region,article,suspect_id", *lines, ""))
    path.write_text(text, encoding="utf-8")
    return path


def put(settings: Settings, path: Path) -> None:
    """Load a file to its end."""
    load(path, kind="case", dataset="police", settings=settings, extract_date=date(2026, 9, 30))


def assert_whole(settings: Settings) -> None:
    """The release in service is what its manifest says, table by table, and so is the ledger."""
    served = releases.current(settings.warehouse)
    manifest = read_manifest(served.folder)
    assert manifest is not None
    frames = {c.name: served.frame(c) for c in RELEASE}
    assert {name: frame.height for name, frame in frames.items()} == manifest.rows
    contracts = {contract.name: contract for contract in RELEASE}
    digests = {}
    for part in manifest.parts:
        rows, digest = part_digest(
            [served.folder / file for file in part.files], contracts[part.table]
        )
        assert (rows, digest) == (part.rows, part.digest)
        digests[part.table, part.dataset] = digest
    assert content_hash(frames, digests) == manifest.content_hash == served.content_hash
    with rehearsing(settings) as con:
        entries = ledger.entries(con)
    assert_adds_up(entries)
    loaded = frames[UPLOAD.name].filter(kind="case", state="committed")["rows_loaded"].sum()
    assert frames[CASE.name].height == loaded


def assert_adds_up(entries: pl.DataFrame) -> None:
    """Every row that was read is loaded, skipped or rejected."""
    settled = pl.col("rows_loaded") + pl.col("rows_skipped") + pl.col("rows_rejected")
    assert entries.filter(pl.col("rows_read") != settled).is_empty()


def uploads(settings: Settings) -> list[str]:
    """Return the files in the ledger, oldest first."""
    with rehearsing(settings) as con:
        return ledger.entries(con).sort("upload_id")["file_name"].to_list()


def litter(settings: Settings, temporary: Path) -> list[str]:
    """Return what lies about that is neither the ledger, nor a release, nor a lock."""
    known = {"CURRENT", "audit.jsonl", "ledger.duckdb", "releases", "writer.lock"}
    found = [path.name for path in settings.warehouse.iterdir() if path.name not in known]
    found += [path.name for path in settings.releases.iterdir() if not path.name.isdigit()]
    return found + [path.name for path in temporary.glob(f"{scratch.PREFIX}*")]


def wait_for(is_so: Callable[[], bool], *, seconds: float = 60.0) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.01)


def said(path: Path) -> str:
    """Return how the load in the other process stands; nothing if it has not said anything."""
    return path.read_text() if path.exists() else ""

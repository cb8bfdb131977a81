"""Publish releases: whole, immutable, and put in service at one stroke."""

import os
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import orjson
import polars as pl

from contracts import MANIFEST, PARTED, POINTER, RELEASE, Contract, folder_name, table_files
from etl.fingerprint import content_hash, ledger_hash
from etl.manifest import Manifest, read_manifest
from etl.parts import Part, gather_parts
from etl.queries import query
from etl.settings import Settings, code_version

#: Which releases stay: the newest ``KEEP``, and whatever was made within ``KEEP_FOR``, because a
#: screen or a report begun on one of those may still be reading it.
KEEP = 10
KEEP_FOR = timedelta(hours=1)
#: The folder in which the next release comes into being.
DRAFT = ".next.draft"
#: The tables that are one file each.
WHOLE = tuple(contract for contract in RELEASE if contract.name not in PARTED)


@dataclass(frozen=True, slots=True)
class Ready:
    """What the next release would hold.

    Attributes:
        frames: The tables that are one file each, checked and in their lasting order.
        parts: Those that are divided by data set; their files are in the draft.
    """

    frames: dict[str, pl.DataFrame]
    parts: tuple[Part, ...] = ()


def prepare(con: duckdb.DuckDBPyConnection, *, settings: Settings) -> Ready:
    """Gather every table of a release, checked and in its lasting order.

    The large ones are written already, beside the releases: where there is no room for them, the
    change that they show is not made either. Whoever does not publish them calls ``discard``.

    Raises:
        ContractError: A table is not what its readers were promised.
    """
    discard(settings)
    frames = {}
    for contract in WHOLE:
        frame = contract.check(query(con, f"out/{contract.name}"))
        frames[contract.name] = frame.sort(contract.key or list(contract.schema))
    serving = in_service(settings)
    parts = gather_parts(
        con,
        settings.releases / DRAFT,
        served=serving.parts if serving else (),
        serving=settings.releases / folder_name(serving.number) if serving else None,
    )
    return Ready(frames, parts)


def discard(settings: Settings) -> None:
    """Remove what was prepared and not published, by whoever died or failed over it."""
    for unfinished in settings.releases.glob(".*.draft"):
        shutil.rmtree(unfinished)


def publish(ready: Ready, *, settings: Settings) -> Manifest:
    """Write a release, put it in service and say what it is.

    When the release in service already says the same, nothing is written. Otherwise the files are
    written beside the releases, flushed to the disk and renamed into place, and then the pointer
    is replaced in one step: whoever reads sees the old release or the new one, whole, wherever
    this is interrupted.

    Only the one writer calls this.
    """
    manifest = _manifest_of(ready, settings)
    serving = in_service(settings)
    if serving and _identity(serving) == _identity(manifest):
        discard(settings)
        return serving
    _write(ready.frames, manifest, settings)
    _point_at(manifest.number, settings)
    _remove_old(settings, serving=manifest.number)
    return manifest


def _manifest_of(ready: Ready, settings: Settings) -> Manifest:
    digests = {(part.table, part.dataset): part.digest for part in ready.parts}
    rows = {name: frame.height for name, frame in ready.frames.items()}
    for table in PARTED:
        rows[table] = sum(part.rows for part in ready.parts if part.table == table)
    return Manifest(
        number=max((int(folder.name) for folder in _folders(settings)), default=0) + 1,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        code_version=code_version(),
        content_hash=content_hash(ready.frames, digests),
        ledger_hash=ledger_hash(ready.frames),
        rows=rows,
        parts=ready.parts,
    )


def _identity(manifest: Manifest) -> tuple[object, ...]:
    """Return what tells two releases apart; parts say their own, upload numbers included."""
    return manifest.content_hash, manifest.ledger_hash, manifest.parts


def in_service(settings: Settings) -> Manifest | None:
    """Return the release that readers see; None when there is none or it is not whole."""
    try:
        number = int((settings.warehouse / POINTER).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    folder = settings.releases / folder_name(number)
    manifest = read_manifest(folder)
    files = [Path(f"{contract.name}.parquet") for contract in WHOLE]
    if manifest is None or not all(
        (folder / file).is_file() for file in (*files, *(part.file for part in manifest.parts))
    ):
        return None
    return manifest


def releases(settings: Settings) -> list[Manifest]:
    """Return the releases that are kept, newest first."""
    return [manifest for folder in _folders(settings) if (manifest := read_manifest(folder))]


def table(contract: Contract, *, settings: Settings) -> pl.DataFrame:
    """Read one table of the release in service; without a release, one without rows."""
    serving = in_service(settings)
    if serving is None:
        return contract.empty()
    folder = settings.releases / folder_name(serving.number)
    files = table_files(folder, contract.name)
    return contract.check(pl.read_parquet(files)) if files else contract.empty()


def _write(frames: dict[str, pl.DataFrame], manifest: Manifest, settings: Settings) -> None:
    draft = settings.releases / DRAFT
    for name, frame in frames.items():
        frame.write_parquet(draft / f"{name}.parquet", row_group_size=100_000)
    (draft / MANIFEST).write_bytes(orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2))
    for path in (*draft.rglob("*"), draft):
        _flush(path)
    draft.rename(settings.releases / folder_name(manifest.number))
    _flush(settings.releases)


def _point_at(number: int, settings: Settings) -> None:
    draft = settings.warehouse / f".{POINTER}.draft"
    draft.write_text(f"{folder_name(number)}\n", encoding="ascii")
    _flush(draft)
    draft.replace(settings.warehouse / POINTER)
    _flush(settings.warehouse)


def _remove_old(settings: Settings, *, serving: int) -> None:
    now = datetime.now(UTC)
    for folder in _folders(settings)[KEEP:]:
        # By the folder's time, because the manifest of another version may not be readable.
        age = now - datetime.fromtimestamp(folder.stat().st_mtime, UTC)
        if int(folder.name) != serving and age > KEEP_FOR:
            shutil.rmtree(folder)


def _folders(settings: Settings) -> list[Path]:
    return sorted(settings.releases.glob("[0-9]*"), reverse=True)


def _flush(path: Path) -> None:
    """Make sure a file, or the names in a folder, have reached the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

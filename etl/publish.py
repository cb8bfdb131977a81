"""Publish releases: whole, immutable, and put in service at one stroke."""

import shutil
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import orjson
import polars as pl

from contracts import MANIFEST, PARTED, POINTER, RELEASE, Contract, folder_name, table_files
from etl.disk import flush, flush_all
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


def prepare(con: duckdb.DuckDBPyConnection, *, settings: Settings) -> Manifest:
    """Write the release that shows the store as it is now, and put it in service nowhere.

    All that can fail for want of room, or because a table is not what its readers were promised,
    fails here, before the change is committed: afterwards there is only renaming. Whoever does
    not publish it calls ``discard``.

    Returns:
        The manifest of the next release; that of the one in service if it would say the same.

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
    return write(frames, parts, settings=settings)


def write(
    frames: dict[str, pl.DataFrame], parts: tuple[Part, ...], *, settings: Settings
) -> Manifest:
    """Complete the draft of a release whose parts are in it, and flush it to the disk.

    Returns:
        As ``prepare``.
    """
    manifest = _manifest_of(frames, parts, settings)
    serving = in_service(settings)
    if serving and _identity(serving) == _identity(manifest):
        discard(settings)
        return serving
    draft = settings.releases / DRAFT
    for name, frame in frames.items():
        frame.write_parquet(draft / f"{name}.parquet", row_group_size=100_000)
    (draft / MANIFEST).write_bytes(orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2))
    (draft / POINTER).write_text(f"{folder_name(manifest.number)}\n", encoding="ascii")
    flush_all(draft)
    return manifest


def discard(settings: Settings) -> None:
    """Remove what was prepared and not published, by whoever died or failed over it."""
    for unfinished in settings.releases.glob(".*.draft"):
        shutil.rmtree(unfinished)


def publish(manifest: Manifest, *, settings: Settings, told: Sequence[int] = ()) -> bool:
    """Put the release that ``prepare`` wrote in service, unless it is already.

    The folder is renamed into its place, and then the pointer is replaced in one step: whoever
    reads sees the old release or the new one, whole, wherever this is interrupted.

    Only the one writer calls this.

    Args:
        manifest: As ``prepare`` returned it.
        settings: Which warehouse.
        told: The releases that the public has seen, where drafts are made; the last one is what
            it sees, and of the others as many stay as of drafts.

    Returns:
        Whether readers see another release now.
    """
    if not (settings.releases / DRAFT).is_dir():
        return False
    _shelve(manifest.number, settings)
    _point_at(manifest.number, settings)
    _remove_old(settings, but={manifest.number, *told[-KEEP:]})
    return True


def _manifest_of(
    frames: dict[str, pl.DataFrame], parts: tuple[Part, ...], settings: Settings
) -> Manifest:
    digests = {(part.table, part.dataset): part.digest for part in parts}
    rows = {name: frame.height for name, frame in frames.items()}
    for name in PARTED:
        rows[name] = sum(part.rows for part in parts if part.table == name)
    return Manifest(
        number=max((int(folder.name) for folder in _folders(settings)), default=0) + 1,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        code_version=code_version(),
        content_hash=content_hash(frames, digests),
        ledger_hash=ledger_hash(frames),
        rows=rows,
        parts=parts,
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
        (folder / file).is_file()
        for file in (*files, *(file for part in manifest.parts for file in part.files))
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


def _shelve(number: int, settings: Settings) -> None:
    """Move the draft to its place; its pointer waits inside until it is put in force."""
    (settings.releases / DRAFT).rename(settings.releases / folder_name(number))
    flush(settings.releases)


def _point_at(number: int, settings: Settings) -> None:
    pointer = settings.releases / folder_name(number) / POINTER
    pointer.replace(settings.warehouse / POINTER)
    flush(settings.warehouse)


def _remove_old(settings: Settings, *, but: Collection[int]) -> None:
    now = datetime.now(UTC)
    for folder in _folders(settings)[KEEP:]:
        # By the folder's time, because the manifest of another version may not be readable.
        age = now - datetime.fromtimestamp(folder.stat().st_mtime, UTC)
        if int(folder.name) not in but and age > KEEP_FOR:
            shutil.rmtree(folder)


def _folders(settings: Settings) -> list[Path]:
    return sorted(settings.releases.glob("[0-9]*"), reverse=True)

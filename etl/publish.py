"""Publish releases: whole, immutable, and put in service at one stroke."""

import os
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import orjson
import polars as pl

from contracts import MANIFEST, POINTER, RELEASE, Contract, folder_name
from etl.fingerprint import content_hash, ledger_hash
from etl.queries import query
from etl.settings import Settings, code_version

#: Which releases stay: the newest ``KEEP``, and whatever was made within ``KEEP_FOR``, because a
#: screen or a report begun on one of those may still be reading it.
KEEP = 10
KEEP_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release says about itself, in ``release.json``.

    Attributes:
        number: Counts up from 1 in each warehouse.
        created_at: UTC, ISO 8601.
        code_version: The version of the program that made it.
        content_hash: Identifies what the data say.
        ledger_hash: Identifies the ledger published with them.
        rows: Rows of each table.
    """

    number: int
    created_at: str
    code_version: str
    content_hash: str
    ledger_hash: str
    rows: dict[str, int]


def prepare(con: duckdb.DuckDBPyConnection) -> dict[str, pl.DataFrame]:
    """Gather every table of a release, checked and in its lasting order.

    Raises:
        ContractError: A table is not what its readers were promised.
    """
    frames = {}
    for contract in RELEASE:
        frame = contract.check(query(con, f"out/{contract.name}"))
        frames[contract.name] = frame.sort(contract.key or list(contract.schema))
    return frames


def publish(frames: dict[str, pl.DataFrame], *, settings: Settings) -> Manifest:
    """Write a release, put it in service and say what it is.

    When the release in service already says the same, nothing is written. Otherwise the files are
    written beside the releases, flushed to the disk and renamed into place, and then the pointer
    is replaced in one step: whoever reads sees the old release or the new one, whole, wherever
    this is interrupted.

    Only the one writer calls this.
    """
    content, ledger = content_hash(frames), ledger_hash(frames)
    serving = in_service(settings)
    if serving and (serving.content_hash, serving.ledger_hash) == (content, ledger):
        return serving
    settings.releases.mkdir(parents=True, exist_ok=True)
    for unfinished in settings.releases.glob(".*.draft"):  # a writer died here
        shutil.rmtree(unfinished)
    manifest = Manifest(
        number=max((int(folder.name) for folder in _folders(settings)), default=0) + 1,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        code_version=code_version(),
        content_hash=content,
        ledger_hash=ledger,
        rows={name: frame.height for name, frame in frames.items()},
    )
    _write(frames, manifest, settings)
    _point_at(manifest.number, settings)
    _remove_old(settings, serving=manifest.number)
    return manifest


def in_service(settings: Settings) -> Manifest | None:
    """Return the release that readers see; None when there is none or it is not whole."""
    try:
        number = int((settings.warehouse / POINTER).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    folder = settings.releases / folder_name(number)
    if not all((folder / f"{contract.name}.parquet").is_file() for contract in RELEASE):
        return None
    return _manifest(folder)


def releases(settings: Settings) -> list[Manifest]:
    """Return the releases that are kept, newest first."""
    return [manifest for folder in _folders(settings) if (manifest := _manifest(folder))]


def table(contract: Contract, *, settings: Settings) -> pl.DataFrame:
    """Read one table of the release in service; without a release, one without rows."""
    serving = in_service(settings)
    if serving is None:
        return contract.empty()
    folder = settings.releases / folder_name(serving.number)
    return contract.check(pl.read_parquet(folder / f"{contract.name}.parquet"))


def _write(frames: dict[str, pl.DataFrame], manifest: Manifest, settings: Settings) -> None:
    draft = settings.releases / f".{folder_name(manifest.number)}.draft"
    draft.mkdir()
    for name, frame in frames.items():
        frame.write_parquet(draft / f"{name}.parquet", row_group_size=100_000)
    (draft / MANIFEST).write_bytes(orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2))
    for path in (*draft.iterdir(), draft):
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
    for manifest in releases(settings)[KEEP:]:
        age = now - datetime.fromisoformat(manifest.created_at)
        if manifest.number != serving and age > KEEP_FOR:
            shutil.rmtree(settings.releases / folder_name(manifest.number))


def _folders(settings: Settings) -> list[Path]:
    return sorted(settings.releases.glob("[0-9]*"), reverse=True)


def _manifest(folder: Path) -> Manifest | None:
    """Return what the release in ``folder`` says about itself, if it can be read."""
    try:
        return Manifest(**orjson.loads((folder / MANIFEST).read_bytes()))
    except (OSError, TypeError, orjson.JSONDecodeError):
        return None


def _flush(path: Path) -> None:
    """Make sure a file, or the names in a folder, have reached the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

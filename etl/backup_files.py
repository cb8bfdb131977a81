"""The files of a backup: what it says of itself, how they are copied and compared."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

MANIFEST = "backup.json"


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup says about itself.

    Attributes:
        made_at: UTC, ISO 8601.
        code_version: The version of the program that made it.
        release: Number of the release in service.
        content_hash: Of that release: identifies what the data say.
        files: Path within the folder, with forward slashes, to SHA-256.
    """

    made_at: str
    code_version: str
    release: int
    content_hash: str
    files: dict[str, str]


def write_backup(made: Backup, folder: Path) -> None:
    """Write what the backup in ``folder`` says of itself."""
    content = orjson.dumps(asdict(made), option=orjson.OPT_INDENT_2)
    (folder / MANIFEST).write_bytes(content)


def read_backup(folder: Path) -> Backup | None:
    """Return what the backup in ``folder`` says of itself; None if it is none of ours.

    A path that leads out of the folder makes it none, wherever the backup came from.
    """
    try:
        made = Backup(**orjson.loads((folder / MANIFEST).read_bytes()))
        return made if all(_stays_within(name) for name in made.files) else None
    except (OSError, TypeError, AttributeError, orjson.JSONDecodeError):
        return None


def copy_files(names: Iterable[str], source: Path, target: Path) -> list[str]:
    """Copy files to the same places under ``target`` and return their names.

    A file that several releases share is copied once and shared again.
    """
    copied = []
    places: dict[tuple[int, int], Path] = {}
    for name in names:
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        status = (source / name).stat()
        first = places.setdefault((status.st_dev, status.st_ino), place)
        if first is place:
            shutil.copyfile(source / name, place)
        else:
            os.link(first, place)
        copied.append(name)
    return copied


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_whole(path: Path, digest: str) -> bool:
    """Tell whether a file is there, is a file of its own, and is as it was written."""
    try:
        return not path.is_symlink() and digest_of(path) == digest
    except OSError:
        return False


def _stays_within(name: str) -> bool:
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts

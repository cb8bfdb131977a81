"""What a release says about itself, beside its tables."""

from dataclasses import dataclass
from pathlib import Path

import orjson

from contracts import MANIFEST
from etl.parts import Part


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
        parts: The files of the tables that are divided by data set.
    """

    number: int
    created_at: str
    code_version: str
    content_hash: str
    ledger_hash: str
    rows: dict[str, int]
    parts: tuple[Part, ...]


def read_manifest(folder: Path) -> Manifest | None:
    """Return what the release in ``folder`` says about itself; None if this program cannot tell."""
    try:
        said = orjson.loads((folder / MANIFEST).read_bytes())
        parts = tuple(Part(**part) for part in said.pop("parts"))
        return Manifest(**said, parts=parts)
    except (OSError, TypeError, KeyError, orjson.JSONDecodeError):
        return None

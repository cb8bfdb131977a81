"""Which release the public sees, and what it was told of: from the ledger into one small file.

The ledger decides; the file ``PUBLIC`` repeats it for readers, who never open the ledger, and is
replaced at one stroke: they find the old release with its list of revisions or the new one.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb
import orjson

from contracts import APPROVED
from etl.disk import flush
from etl.queries import query
from etl.settings import Settings

#: The file in which the next one is written, before the change is committed.
DRAFT = ".PUBLIC.draft"
#: Decisions after which the public sees the release.
TOLD = ("begun", "published", "followed")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ledger says of publication.

    Attributes:
        number: The release that the public sees.
        told: The releases that it has seen, oldest first; it has seen all before the first, too.
        returned: The last decision, if it sent a draft back: ``release``, ``content_hash``,
            ``reason``, ``decided_at``, ``decided_by``; else None.
        revisions: What each publication changed, as ``sql/tables/revision``, newest first.
    """

    number: int
    told: tuple[int, ...]
    returned: dict[str, Any] | None = None
    revisions: tuple[dict[str, Any], ...] = ()


def of_ledger(con: duckdb.DuckDBPyConnection) -> Standing | None:
    """Return how publication stands; None where one person loads and publishes."""
    decisions = query(con, "decisions").to_dicts()
    told = [row["release"] for row in decisions if row["decision"] in TOLD]
    if not told:
        return None
    last = decisions[-1]
    return Standing(
        number=told[-1],
        told=tuple(dict.fromkeys(told)),
        returned=last if last["decision"] == "returned" else None,
        revisions=tuple(query(con, "revisions").to_dicts()),
    )


def of_file(settings: Settings) -> Standing | None:
    """Return what readers are told; None where there is no such file, or none that is whole."""
    try:
        said = orjson.loads((settings.warehouse / APPROVED).read_bytes())
        return Standing(
            said["number"], tuple(said["told"]), said["returned"], tuple(said["revisions"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def prepare(standing: Standing | None, *, settings: Settings) -> None:
    """Write what readers will be told, where nobody reads it yet; nothing if they know it."""
    discard(settings)
    if standing is None:
        return
    content = orjson.dumps(asdict(standing), option=orjson.OPT_INDENT_2)
    known = settings.warehouse / APPROVED
    if not known.is_file() or known.read_bytes() != content:
        draft = _draft(settings)
        draft.write_bytes(content)
        flush(draft)


def put(settings: Settings) -> None:
    """Tell readers what ``prepare`` wrote, at one stroke. Only the one writer calls this."""
    draft = _draft(settings)
    if draft.is_file():
        draft.replace(settings.warehouse / APPROVED)
        flush(settings.warehouse)


def discard(settings: Settings) -> None:
    """Remove what was prepared and not put in force."""
    _draft(settings).unlink(missing_ok=True)


def _draft(settings: Settings) -> Path:
    return settings.warehouse / DRAFT

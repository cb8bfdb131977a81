"""The audit trail: who did what and when, in lines that nobody can change unnoticed.

Each line carries the SHA-256 of the one before it, so a line that was changed, removed or slipped
in breaks the chain there. That the newest lines were cut off can only be seen by whoever noted the
last hash elsewhere: ``python -m etl audit --verify`` prints it for that purpose.

No value of a case, a sanction or a file gets in: an entry holds codes, numbers and names of data
sets, and a text that looks otherwise is left out.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from etl import audit_chain
from etl.audit_chain import Broken, Whole
from etl.errors import DataRefused
from etl.settings import Settings
from words import N_, Message

__all__ = ["Broken", "Detail", "Whole", "entries", "record", "recorded", "verify"]

Action = Literal[
    "sign-in",
    "load",
    "withdraw",
    "restore",
    "publish",
    "two-person",
    "approve",
    "return",
    "view",
    "export",
    "backup",
]
Outcome = Literal["done", "refused", "failed"]
Detail = str | int | bool | None

FILE = "audit.jsonl"
#: What may stand in an entry: a code, a data set's name, a hash; no sentence and nobody's name.
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")
LEFT_OUT = "?"

UNWRITTEN = N_(
    "The audit trail {file} cannot be written: {reason}. "
    "Make it writable, or name another file in DASHBOARD_AUDIT, before going on."
)


def trail_of(settings: Settings) -> Path:
    """Return the file of the trail: ``DASHBOARD_AUDIT``, else one in the warehouse."""
    named = os.environ.get("DASHBOARD_AUDIT")
    return Path(named) if named else settings.warehouse / FILE


def record(
    settings: Settings,
    action: Action,
    *,
    details: Mapping[str, Detail],
    outcome: Outcome = "done",
    actor: str | None = None,
) -> None:
    """Add an entry. Any number of processes may do so at once.

    Args:
        settings: Which warehouse, and who is at work unless ``actor`` says so.
        action: What was done.
        details: What it was done to, as codes and numbers. Other texts become ``?``.
        outcome: How it ended.
        actor: Who did it: a login name, or the subject that an identity provider knows.

    Raises:
        DataRefused: The file cannot be written.
    """
    entry = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "actor": actor or settings.actor,
        "action": action,
        "outcome": outcome,
        **{name: _code(value) for name, value in details.items()},
    }
    with _said_in_words(settings) as path:
        audit_chain.append(path, entry)


@contextmanager
def recorded(
    settings: Settings, action: Action, *, actor: str | None = None, **details: Detail
) -> Iterator[dict[str, Detail]]:
    """Record how the block ends; the block may add to the details that it is given.

    What is refused is recorded with a hash of the sentence without its values, what fails with the
    kind of error. Where no entry could be added nothing is begun.

    Raises:
        DataRefused: The trail cannot be written.
    """
    with _said_in_words(settings) as path:
        audit_chain.make(path)
    found = dict(details)
    try:
        yield found
    except Exception as error:
        found["reason"] = _reason(error)
        outcome: Outcome = "refused" if isinstance(error, DataRefused) else "failed"
        with suppress(DataRefused):  # what went wrong first is what has to be told
            record(settings, action, details=found, outcome=outcome, actor=actor)
        raise
    record(settings, action, details=found, actor=actor)


def entries(settings: Settings) -> list[dict[str, Any]]:
    """Return every entry, oldest first.

    Raises:
        ValueError: A line is no entry.
    """
    return list(audit_chain.entries(trail_of(settings)))


def verify(settings: Settings) -> Whole | Broken:
    """Follow the chain from the first entry to the last."""
    return audit_chain.verify(trail_of(settings))


def short_hash(text: str) -> str:
    """Return twelve characters that stand for a text which may say too much.

    >>> short_hash("KZ-2026-000017")
    '02e8f5c45221'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@contextmanager
def _said_in_words(settings: Settings) -> Iterator[Path]:
    path = trail_of(settings)
    try:
        yield path
    except (OSError, ValueError, KeyError) as error:
        reason = error.strerror if isinstance(error, OSError) else type(error).__name__
        raise DataRefused(Message(UNWRITTEN, {"file": path, "reason": reason})) from error


def _reason(error: Exception) -> str:
    if isinstance(error, DataRefused):
        return short_hash(error.messages[0].template)
    return type(error).__name__


def _code(value: Detail) -> Detail:
    return LEFT_OUT if isinstance(value, str) and not CODE.fullmatch(value) else value

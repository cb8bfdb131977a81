"""Decide about a draft: who may, what has to be so, and what the ledger says of it afterwards."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import duckdb
import polars as pl

from etl.approval.difference import differences, uploads_of
from etl.approval.standing import Standing, of_ledger
from etl.errors import DataRefused
from etl.manifest import Manifest
from etl.queries import append, query
from etl.settings import Settings
from words import N_, Message

#: Between a name and who is behind it, where an identity provider vouches for that.
MARK = " #"
MOST_REASON_CHARACTERS = 500
#: What is told of a publication, beside release, data set, kind of change and moment.
COMPARED = ("month_from", "month_to", "months", "total_before", "total_after")

ONE_PERSON = N_(
    "Here one person loads and publishes, so there is no draft. "
    "To ask for a second one from now on: python -m etl two-person"
)
NO_DRAFT = N_("There is no draft: the public sees everything that was loaded.")
ANOTHER = N_(
    "The draft has changed since it was looked at: it is release {now} and no longer {then}. "
    "Nothing was decided; look at it again."
)
OWN = N_(
    "You loaded, withdrew or restored something in this draft yourself (upload {uploads}). "
    "Somebody else has to publish it."
)
SENT_BACK = N_("This draft was returned: {reason} Change what is in it before it is published.")
NO_REASON = N_("Say in up to {n} characters why the draft is returned.")


def identity_of(actor: str) -> str:
    """Return who is meant by an actor of the ledger: the mark behind a name, which may change.

    >>> identity_of("Aigul #3f9a1c02b7de")
    '3f9a1c02b7de'
    >>> identity_of("statistics")
    'statistics'
    """
    return actor.rpartition(MARK)[2].strip().casefold()


def begin(con: duckdb.DuckDBPyConnection, serving: Manifest, *, actor: str) -> None:
    """Ask for a second person from now on; the release in service stays the public's."""
    if of_ledger(con) is None:
        _decide(con, serving, "begun", actor=actor)


def follow(
    con: duckdb.DuckDBPyConnection, ready: Manifest, *, settings: Settings
) -> Standing | None:
    """Return how publication stands once ``ready`` is in service.

    A release that was made anew from the uploads which the public sees already is shown to it:
    a newer program may not be able to read the older one, and nobody has changed the data.
    """
    standing = of_ledger(con)
    if standing is None or standing.number == ready.number:
        return standing
    if differences(con, standing.number, settings=settings).is_empty():
        _decide(con, ready, "followed", actor=settings.actor)
    return of_ledger(con)


def approve(
    con: duckdb.DuckDBPyConnection,
    release: int,
    *,
    serving: Manifest | None,
    actor: str,
    compared: Mapping[str, Mapping[str, object]],
    settings: Settings,
) -> None:
    """Let the public see the draft.

    Args:
        con: The open store, in a change.
        release: What was looked at.
        serving: The release in service.
        actor: Who decides.
        compared: Data set to the columns ``COMPARED`` of ``sql/tables/revision``: what the public
            may be told of the changes. Missing where nobody compared.
        settings: Which warehouse.

    Raises:
        DataRefused: There is no draft, it is another one, it was returned, or it is one's own.
    """
    standing, draft = _pending(con, release, serving)
    changed = differences(con, standing.number, settings=settings)
    mine = [row for row in changed.to_dicts() if identity_of(row["by"]) == identity_of(actor)]
    if mine:
        numbers = ", ".join(str(row["upload_id"]) for row in mine)
        raise DataRefused(Message(OWN, {"uploads": numbers}))
    if standing.returned and standing.returned["content_hash"] == draft.content_hash:
        raise DataRefused(Message(SENT_BACK, {"reason": standing.returned["reason"]}))
    _decide(con, draft, "published", actor=actor)
    before = uploads_of(standing.number, settings=settings)
    rows = [
        {
            "release": draft.number,
            "dataset": dataset,
            "change": _kind_of(dataset, before, query(con, "upload_author")),
            "published_at": datetime.now(UTC),
            **{name: compared.get(dataset, {}).get(name) for name in COMPARED},
        }
        for dataset in changed["dataset"].unique().sort()
    ]
    if rows:
        append(con, "revision", pl.DataFrame(rows, infer_schema_length=None))


def give_back(
    con: duckdb.DuckDBPyConnection,
    release: int,
    *,
    serving: Manifest | None,
    actor: str,
    reason: str,
) -> None:
    """Send the draft back. Nothing is withdrawn; but it cannot be published as it is.

    Raises:
        DataRefused: There is no draft, it is another one, or there is no reason.
    """
    said = " ".join(reason.split())
    if not 0 < len(said) <= MOST_REASON_CHARACTERS:
        raise DataRefused(Message(NO_REASON, {"n": MOST_REASON_CHARACTERS}))
    _, draft = _pending(con, release, serving)
    _decide(con, draft, "returned", actor=actor, reason=said)


def _pending(
    con: duckdb.DuckDBPyConnection, release: int, serving: Manifest | None
) -> tuple[Standing, Manifest]:
    standing = of_ledger(con)
    if standing is None:
        raise DataRefused(Message(ONE_PERSON))
    if serving is None or serving.number == standing.number:
        raise DataRefused(Message(NO_DRAFT))
    if serving.number != release:
        values: dict[str, object] = {"now": str(serving.number), "then": str(release)}
        raise DataRefused(Message(ANOTHER, values))
    return standing, serving


def _kind_of(dataset: str, before: pl.DataFrame, now: pl.DataFrame) -> str:
    def counts(uploads: pl.DataFrame) -> bool:
        return not uploads.filter(dataset=dataset, state="committed").is_empty()

    if not counts(now):
        return "withdrawn"
    return "revised" if counts(before) else "new"


def _decide(
    con: duckdb.DuckDBPyConnection,
    about: Manifest,
    decision: str,
    *,
    actor: str,
    reason: str | None = None,
) -> None:
    columns: Sequence[str] = ("release", "content_hash", "decision", "reason", "decided_by")
    values = (about.number, about.content_hash, decision, reason, actor)
    row = dict(zip(columns, values, strict=True)) | {"decided_at": datetime.now(UTC)}
    schema = {"reason": pl.String}
    append(con, "publication", pl.DataFrame([row], schema_overrides=schema))

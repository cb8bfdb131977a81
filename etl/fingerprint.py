"""Say whether two releases hold the same data, whenever and in whatever order they were loaded."""

import hashlib
from collections.abc import Iterable, Mapping

import polars as pl

from contracts import RELEASE, Contract

#: Not part of what the data say: how and when they came here.
LEDGER_TABLES = ("upload", "rejected_row")
LEDGER_COLUMNS = ("upload_id", "loaded_at")


def content_hash(frames: Mapping[str, pl.DataFrame]) -> str:
    """Return the SHA-256 of all tables but the ledger's, without times and upload numbers."""
    tables = (contract for contract in RELEASE if contract.name not in LEDGER_TABLES)
    return _hash(frames, tables, without=LEDGER_COLUMNS)


def ledger_hash(frames: Mapping[str, pl.DataFrame]) -> str:
    """Return the SHA-256 of the ledger's own tables."""
    return _hash(frames, (c for c in RELEASE if c.name in LEDGER_TABLES), without=())


def _hash(
    frames: Mapping[str, pl.DataFrame], tables: Iterable[Contract], *, without: tuple[str, ...]
) -> str:
    """Hash each table as text sorted by its key.

    Text and not Polars' or DuckDB's own row hashes, which may differ from version to version.
    A null is a NUL character there, which no text file that we accept contains.
    """
    digest = hashlib.sha256()
    for contract in tables:
        columns = [name for name in contract.schema if name not in without]
        lists = pl.col(pl.List(pl.String)).list.join("\x1f")
        rows = frames[contract.name].select(columns).with_columns(lists)
        ordered = rows.sort(contract.key or columns, nulls_last=True)
        digest.update(f"{contract.name}\n{','.join(columns)}\n".encode())
        digest.update(ordered.write_csv(include_header=False, null_value="\0").encode())
    return digest.hexdigest()

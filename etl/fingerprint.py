"""Say whether two releases hold the same data, whenever and in whatever order they were loaded."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path

import polars as pl

from contracts import PARTED, RELEASE, Contract, ContractError

#: Not part of what the data say: how and when they came here.
LEDGER_TABLES = ("upload", "rejected_row")
LEDGER_COLUMNS = ("upload_id", "loaded_at")

#: Rows that are hashed at a time, two groups of a Parquet file of ours. Another number gives
#: another digest for the same rows.
CHUNK_ROWS = 245_760
#: Stands for the length of a text that is null.
NO_TEXT = 2**32 - 1


def content_hash(
    frames: Mapping[str, pl.DataFrame], parts: Mapping[tuple[str, str], str] | None = None
) -> str:
    """Return the SHA-256 of all tables but the ledger's, without times and upload numbers.

    Args:
        frames: The tables that are one file.
        parts: Of the others, ``part_digest`` by table and data set.
    """
    tables = (contract for contract in RELEASE if contract.name not in LEDGER_TABLES)
    return _hash(frames, tables, without=LEDGER_COLUMNS, parts=parts or {})


def ledger_hash(frames: Mapping[str, pl.DataFrame]) -> str:
    """Return the SHA-256 of the ledger's own tables."""
    return _hash(frames, (c for c in RELEASE if c.name in LEDGER_TABLES), without=(), parts={})


def part_digest(files: Sequence[Path], contract: Contract) -> tuple[int, str]:
    """Check one data set's part of a table against its contract; return its rows and SHA-256.

    Read back from the disk in pieces: a register of ten million rows fits nowhere twice. The
    values are hashed column by column as plain bytes, which no version of a library changes, and
    which takes a fraction of the time that writing them as text does.

    Args:
        files: One after the other, they hold the rows in the order of the last column of the
            contract's key. How the rows are divided among them is no part of what they say.
        contract: What they promise.

    Raises:
        ContractError: They do not keep it, or their rows are in another order.
    """
    digest = hashlib.sha256(_heading(contract, LEDGER_COLUMNS))
    hashed = _columns(contract, LEDGER_COLUMNS)
    ends = list(
        accumulate(pl.scan_parquet(path).select(pl.len()).collect().item() for path in files)
    )
    rows = 0
    last: str | None = None
    # Polars and the hash both let other threads run, so one piece is hashed while others are read.
    with ThreadPoolExecutor() as pool:
        coming = pool.submit(_piece, files, ends, 0)
        while not (chunk := contract.check(coming.result())).is_empty():
            coming = pool.submit(_piece, files, ends, rows + chunk.height)
            keys = chunk[contract.key[-1]]
            if not keys.is_sorted() or (last is not None and last >= keys[0]):
                raise ContractError(f"{contract.name}: rows are not in the order of the key")
            for pieces in pool.map(_plain_bytes, chunk.select(hashed).get_columns()):
                for piece in pieces:
                    digest.update(piece)
            rows, last = rows + chunk.height, keys[-1]
    return rows, digest.hexdigest()


def _piece(files: Sequence[Path], ends: Sequence[int], first: int) -> pl.DataFrame:
    """Return at most ``CHUNK_ROWS`` rows from the row ``first`` on, counted from 0.

    Of many files only those are opened that hold the rows.

    Args:
        files: In the order of their rows.
        ends: For each file, how many rows there are up to its end.
        first: The first row.
    """
    start = min(bisect_right(ends, first), len(files) - 1)
    stop = bisect_right(ends, first + CHUNK_ROWS) + 1
    before = ends[start - 1] if start else 0
    return pl.scan_parquet(list(files[start:stop])).slice(first - before, CHUNK_ROWS).collect()


def _plain_bytes(column: pl.Series) -> tuple[memoryview, memoryview]:
    """Return a column as bytes: lengths and texts in UTF-8, or what is null and the numbers."""
    if column.dtype == pl.List(pl.String):
        column = column.list.join("\x1f")
    if column.dtype == pl.String:
        lengths = column.str.len_bytes().fill_null(NO_TEXT)
        # Arrow keeps the texts of a column one after the other; under a null, whatever was there.
        texts = column.fill_null("").to_arrow().buffers()[2]
        return lengths.to_numpy().data, memoryview(texts)
    if column.dtype.is_float():
        numbers = column.fill_null(0.0)
    else:
        numbers = column.to_physical().cast(pl.Int64).fill_null(0)
    return column.is_null().cast(pl.UInt8).to_numpy().data, numbers.to_numpy().data


def _hash(
    frames: Mapping[str, pl.DataFrame],
    tables: Iterable[Contract],
    *,
    without: tuple[str, ...],
    parts: Mapping[tuple[str, str], str],
) -> str:
    """Hash each table as text sorted by its key, or as the digests of its parts.

    Text and not Polars' or DuckDB's own row hashes, which may differ from version to version.
    A null is a NUL character there, which no text file that we accept contains.
    """
    digest = hashlib.sha256()
    for contract in tables:
        digest.update(_heading(contract, without))
        if contract.name in PARTED:
            own = sorted((part, found) for part, found in parts.items() if part[0] == contract.name)
            digest.update("".join(f"{part[1]},{found}\n" for part, found in own).encode())
            continue
        columns = _columns(contract, without)
        lists = pl.col(pl.List(pl.String)).list.join("\x1f")
        rows = frames[contract.name].select(columns).with_columns(lists)
        ordered = rows.sort(contract.key or columns, nulls_last=True)
        digest.update(ordered.write_csv(include_header=False, null_value="\0").encode())
    return digest.hexdigest()


def _heading(contract: Contract, without: tuple[str, ...]) -> bytes:
    return f"{contract.name}\n{','.join(_columns(contract, without))}\n".encode()


def _columns(contract: Contract, without: tuple[str, ...]) -> list[str]:
    return [name for name in contract.schema if name not in without]

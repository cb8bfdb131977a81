"""Cut the plainest texts into rows, several blocks at a time: no quotation mark, no odd line."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event

import polars as pl

from etl.readers.header import Header
from etl.readers.sniff import Bytes

BLOCK_BYTES = 1 << 23
#: A line of twice as many bytes is always noticed, one of as many never; such a file is odd.
LONG_LINE_BYTES = 1 << 16
#: One block is read while two are cut; more would only take memory.
BLOCKS_AT_ONCE = 3


def is_plain(found: Bytes, header: Header) -> bool:
    """Tell whether a text may be cut the plain way, as far as one look at its bytes tells it.

    Args:
        found: What ``sniff.scan`` said of it.
        header: Of the text.
    """
    return found.is_plain and not found.has_invisible and len(header.cells) > 1


def cut_plain(path: Path, target: Path, *, header: Header, is_over: Event | None = None) -> bool:
    """Write the rows of a plain text as Parquet files in the new folder ``target``, in order.

    Without quotation marks each line is a row and each delimiter parts two cells, so several
    blocks of lines can be cut at once. A line with too few cells is noticed by counting, one with
    too many by Polars.

    Args:
        path: A text in UTF-8.
        target: Where to make the folder.
        header: Of the text.
        is_over: Set when the rows are no longer wanted, which may be at any time.

    Returns:
        Whether every block is plain and was written. The rows count if ``is_plain`` too.
    """
    target.mkdir()
    running: deque[Future[bool]] = deque()
    line = header.line + 1
    with ThreadPoolExecutor(BLOCKS_AT_ONCE - 1) as pool:
        for number, block in enumerate(_blocks(path, header.line)):
            part = target / f"{number:06d}.parquet"
            running.append(pool.submit(_write, block, part, header, line))
            line += block.count(b"\n")
            if len(running) == BLOCKS_AT_ONCE and not running.popleft().result():
                return False
            if is_over and is_over.is_set():
                return False
        return all(block.result() for block in running)


def _blocks(path: Path, skipped: int) -> Iterator[bytes]:
    """Yield the lines below the first ``skipped`` ones, as many whole ones as a block holds."""
    with path.open("rb") as file:
        for _ in range(skipped):
            file.readline()
        while block := file.read(BLOCK_BYTES):
            yield block + file.readline()


def _write(block: bytes, part: Path, header: Header, line: int) -> bool:
    """Write the rows of a block, of which the first is on ``line``; return whether it is plain."""
    starts = range(0, len(block) - LONG_LINE_BYTES, LONG_LINE_BYTES)
    if b'"' in block or any(block.find(b"\n", at, at + LONG_LINE_BYTES) < 0 for at in starts):
        return False
    names = [f"c{number}" for number in range(len(header.cells))]
    try:
        rows = pl.read_csv(
            block,
            has_header=False,
            separator=header.delimiter,
            quote_char=None,
            schema=dict.fromkeys(names, pl.String),
        )
    except pl.exceptions.PolarsError:
        return False
    lines = block.count(b"\n") + (not block.endswith(b"\n"))
    if rows.height != lines:
        return False
    # An empty cell is null, as one that is not there: only a last cell that is null leaves doubt.
    delimiters = lines * (len(names) - 1)
    if rows[names[-1]].null_count() and block.count(header.delimiter.encode()) != delimiters:
        return False
    rows.insert_column(0, pl.int_range(line, line + lines, eager=True).alias("line"))
    rows.write_parquet(part, compression="uncompressed", statistics=False)
    return True

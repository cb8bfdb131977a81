"""Cut a text into rows while it is still being found out what it is, in the child process."""

import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from etl.errors import DataRefused
from etl.readers.header import Header, find_header
from etl.readers.plain_rows import cut_plain, is_plain
from etl.readers.sniff import Bytes


@dataclass(frozen=True, slots=True)
class Ahead:
    """Rows that are being cut from a text on the guess that it is plain and in UTF-8.

    Attributes:
        path: The text as it came.
        target: Folder of the rows.
        guess: The header with which they were cut; None if the text is not so plain.
        is_over: Set when nobody waits for them any more.
    """

    path: Path
    target: Path
    guess: Future[Header | None]
    is_over: Event

    def rows(self, text: Path, header: Header, found: Bytes) -> int | None:
        """Return the number of rows when the guess was right; else None, and there is no folder.

        Args:
            text: Where the text is in UTF-8.
            header: Of the text.
            found: What ``sniff.scan`` said of it.
        """
        if text == self.path:
            is_cut = is_plain(found, header) and self.guess.result() == header
        else:  # it had to be decoded first
            self._discard()
            is_cut = is_plain(found, header) and cut_plain(text, self.target, header=header)
        if is_cut and (rows := found.lines - header.line):
            return rows
        self._discard()
        return None

    def _discard(self) -> None:
        self.is_over.set()
        wait([self.guess])
        shutil.rmtree(self.target, ignore_errors=True)


@contextmanager
def cutting_ahead(path: Path, target: Path, *, name: str, known: frozenset[str]) -> Iterator[Ahead]:
    """Cut ``path`` into ``target`` beside the work of the block, on the other core.

    Nearly every text is plain; of the others the first blocks are cut for nothing.

    Args:
        path: A text in any encoding.
        target: Where to make the folder of the rows.
        name: What to call the text in a message.
        known: Headers that would be recognised.
    """
    is_over = Event()
    with ThreadPoolExecutor(1) as beside:
        guess = beside.submit(_guess, path, target, name, known, is_over)
        try:
            yield Ahead(path, target, guess, is_over)
        finally:
            is_over.set()


def _guess(
    path: Path, target: Path, name: str, known: frozenset[str], is_over: Event
) -> Header | None:
    """Cut the rows and return the header, or None: what is wrong is said after the whole scan."""
    try:
        header = find_header(path, name, known)
    except (DataRefused, UnicodeDecodeError):
        return None
    return header if cut_plain(path, target, header=header, is_over=is_over) else None

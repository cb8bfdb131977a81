"""Tell what a text is from its bytes, before anything parses it, in the child process."""

import codecs
import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from etl.errors import DataRefused
from words import N_, Message

CHUNK_BYTES = 1 << 22

EMPTY = N_("{file} is empty. Expected a header line and rows. Export the table again.")
NOT_TEXT = N_(
    "{file} is {kind}. Expected a table: a CSV file or an Excel workbook (.xlsx). Open it in the"
    " program that made it and save the table as “CSV UTF-8” or “Excel Workbook (.xlsx)”."
)
ZERO_BYTES = N_("a file with zero bytes, which no text has")
OLD_EXCEL = N_("an old Excel workbook (.xls) or a protected one")
PICTURE, ARCHIVE = N_("a picture"), N_("an archive")
MAGIC = {
    b"\xd0\xcf\x11\xe0": OLD_EXCEL,
    b"%PDF": N_("a PDF document"),
    b"\x1f\x8b": ARCHIVE,
    b"Rar!": ARCHIVE,
    b"7z\xbc\xaf": ARCHIVE,
    b"\xfd7zXZ": ARCHIVE,
    b"BZh": ARCHIVE,
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF8": PICTURE,
    b"II*\0": PICTURE,
    b"MM\0*": PICTURE,
    b"{\\rtf": N_("a text document"),
    b"PAR1": N_("a Parquet file"),
    b"SQLite format 3": N_("a database"),
}
_MARKUP = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<?xml")
MARKUP = N_("a web page or XML")

#: Invisible and unreadable signs begin with one of these bytes, which no Kazakh, Russian or
#: Latin letter has: one byte is found ten times as fast as two or three.
_RARE = (b"\xc2", b"\xe2", b"\xef")
_INVISIBLE_HINTS = (b"\xc2\xad", b"\xe2\x80", b"\xe2\x81", b"\xef\xbb\xbf")
_INVISIBLE = re.compile(rb"\xc2\xad|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf")
_UNREADABLE = "\ufffd".encode()


@dataclass(frozen=True, slots=True)
class Bytes:
    """What one pass over a whole text has found.

    Attributes:
        sha256: Hash of the content, in hexadecimal; "" if it was not read to the end.
        has_bom: Whether the UTF-8 mark stands at the start.
        lines: Physical lines, counted here and compared with what a parser reads.
        is_plain: Whether all lines end alike, with LF or CRLF, so that a parser counts the same.
        has_unreadable: Whether a sign stands for one that could not be read (U+FFFD).
        has_invisible: Whether there are zero-width signs or marks of direction.
        damaged_at: Where it stops being UTF-8, in bytes; None if it never does.
    """

    sha256: str
    has_bom: bool
    lines: int
    is_plain: bool
    has_unreadable: bool = False
    has_invisible: bool = False
    damaged_at: int | None = None


def refuse_other_kinds(head: bytes, name: str) -> None:
    """Refuse what is no text, by its first bytes.

    Raises:
        DataRefused: Says what it is and what to save it as.
    """
    kind = next((kind for magic, kind in MAGIC.items() if head.startswith(magic)), None)
    if kind is None and head.removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_MARKUP):
        kind = MARKUP
    if kind:
        raise _other_kind(name, kind)


def scan(path: Path, name: str) -> Bytes:
    """Read a text once: hash it, count its lines, find where it stops being UTF-8.

    Raises:
        DataRefused: The file is empty or holds zero bytes.
    """
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    feeds = returns = pairs = done = 0
    has_unreadable = has_invisible = False
    head, last = b"", b""
    # The hash lets other threads run: a chunk is hashed while its lines are counted.
    with path.open("rb") as file, ThreadPoolExecutor(1) as hashing:
        while chunk := file.read(CHUNK_BYTES):
            head = head or chunk
            hashed = hashing.submit(digest.update, chunk)
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                has_bom = head.startswith(codecs.BOM_UTF8)
                return Bytes("", has_bom, 0, False, damaged_at=done + error.start)
            if b"\0" in chunk:
                raise _other_kind(name, ZERO_BYTES)
            feeds += chunk.count(b"\n")
            if last == b"\r" or b"\r" in chunk:
                returns += chunk.count(b"\r")
                pairs += (last + chunk).count(b"\r\n")
            if any(first in chunk for first in _RARE):
                has_unreadable = has_unreadable or _UNREADABLE in chunk
                has_invisible = has_invisible or _hides(chunk, is_first=not done)
            last, done = chunk[-1:], done + len(chunk)
            hashed.result()
    if decoder.getstate()[0]:  # the last sign was cut off
        return Bytes("", head.startswith(codecs.BOM_UTF8), 0, False, damaged_at=done)
    if not head.removeprefix(codecs.BOM_UTF8).strip():
        raise DataRefused(Message(EMPTY, {"file": name}))
    return Bytes(
        sha256=digest.hexdigest(),
        has_bom=head.startswith(codecs.BOM_UTF8),
        lines=feeds + returns - pairs + (last not in {b"\n", b"\r"}),
        is_plain=returns in (0, pairs) and pairs in (0, feeds),
        has_unreadable=has_unreadable,
        has_invisible=has_invisible,
    )


def _hides(chunk: bytes, *, is_first: bool) -> bool:
    text = chunk.removeprefix(codecs.BOM_UTF8) if is_first else chunk
    return any(hint in text for hint in _INVISIBLE_HINTS) and bool(_INVISIBLE.search(text))


def _other_kind(name: str, kind: str) -> DataRefused:
    return DataRefused(Message(NOT_TEXT, {"file": name, "kind": Message(kind)}))

"""Tell what a file is from its bytes, before anything parses it."""

import codecs
import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from etl.errors import DataRefused
from words import N_, Message

CHUNK_BYTES = 1 << 22
MAX_HEADER_CHARACTERS = 1 << 16
MAX_COLUMNS = 500
DELIMITERS = (",", ";", "\t")

_MAGIC = {
    b"PK\x03\x04": N_("an Excel workbook (XLSX) or a ZIP archive"),
    b"\xd0\xcf\x11\xe0": N_("an old Excel workbook (XLS)"),
    b"%PDF": N_("a PDF document"),
    b"\x1f\x8b": N_("a compressed (GZIP) file"),
    b"\x89PNG": N_("a picture"),
    b"\xff\xd8\xff": N_("a picture"),
}


@dataclass(frozen=True, slots=True)
class Bytes:
    """What one pass over the whole file has found.

    Attributes:
        sha256: Hash of the content, in hexadecimal.
        has_bom: Whether the UTF-8 mark stands at the start.
        lines: Physical lines, counted here and compared with what a parser reads.
        is_plain: Whether all lines end alike, with LF or CRLF, so that a parser counts the same.
    """

    sha256: str
    has_bom: bool
    lines: int
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a delimited file: its cells, its last line, and what separates cells."""

    cells: tuple[str, ...]
    line: int
    delimiter: str


def scan(path: Path, name: str) -> Bytes:
    """Read the file once: hash it, count its lines, make sure that it is text in UTF-8.

    Raises:
        DataRefused: The file is empty, binary or in another encoding.
    """
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    feeds = returns = pairs = done = 0
    head, last = b"", b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            if not head:
                head = chunk
                _refuse_binary(head, name)
            if b"\0" in chunk:
                raise _binary(name, N_("a binary file or text in UTF-16"))
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                raise _not_utf8(name, chunk, done + error.start) from None
            digest.update(chunk)
            feeds += chunk.count(b"\n")
            returns += chunk.count(b"\r")
            pairs += (last + chunk).count(b"\r\n")
            last, done = chunk[-1:], done + len(chunk)
    has_bom = head.startswith(codecs.BOM_UTF8)
    if not head.removeprefix(codecs.BOM_UTF8).strip():
        raise DataRefused(
            Message(
                N_("{file} is empty. Expected a header line and rows. Export the table again."),
                {"file": name},
            )
        )
    lines = feeds + returns - pairs + (last not in {b"\n", b"\r"})
    return Bytes(digest.hexdigest(), has_bom, lines, returns in (0, pairs) and pairs in (0, feeds))


def find_header(path: Path, name: str, known: frozenset[str]) -> Header:
    """Find the header line, after an optional ``sep=`` line and blank lines.

    Args:
        path: A file that ``scan`` has passed.
        name: What to call it in a message.
        known: Headers that would be recognised, in lower case: they settle the delimiter.

    Raises:
        DataRefused: There is no header, or it is too long to be one.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        delimiters: tuple[str, ...] = DELIMITERS
        number = 0
        while line := file.readline(MAX_HEADER_CHARACTERS):
            number += 1
            if len(line) == MAX_HEADER_CHARACTERS:
                raise _too_wide(name)
            text = line.strip("\r\n")
            if number == 1 and text.lower().startswith("sep=") and len(text) == 5:
                delimiters = (text[4],)
            elif text.strip():
                break
        else:
            raise DataRefused(
                Message(
                    N_("{file} has no header line. Expected the names of the columns."),
                    {"file": name},
                )
            )
    candidates = [_cells(text, delimiter) for delimiter in delimiters]
    best = max(candidates, key=lambda cells: (_recognised(cells, known), len(cells)))
    if len(best) > MAX_COLUMNS:
        raise _too_wide(name)
    return Header(best, number, delimiters[candidates.index(best)])


def _cells(text: str, delimiter: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in next(csv.reader([text], delimiter=delimiter), []))


def _recognised(cells: tuple[str, ...], known: frozenset[str]) -> int:
    return sum(cell.lower() in known for cell in cells)


def _refuse_binary(head: bytes, name: str) -> None:
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            raise _binary(name, kind)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _other_encoding(name, "UTF-16", 0)


def _binary(name: str, kind: str) -> DataRefused:
    return DataRefused(
        Message(
            N_("{file} is {kind}. Expected a CSV file in UTF-8. Save the table as “CSV UTF-8”."),
            {"file": name, "kind": Message(kind)},
        )
    )


def _not_utf8(name: str, chunk: bytes, offset: int) -> DataRefused:
    # KOI8-R has its small Cyrillic letters at 0xC0-0xDF, Windows-1251 at 0xE0-0xFF.
    low = sum(0xC0 <= byte <= 0xDF for byte in chunk[: 1 << 16])
    high = sum(byte >= 0xE0 for byte in chunk[: 1 << 16])
    guess = "KOI8-R" if low > high else "Windows-1251 (KZ-1048)"
    return _other_encoding(name, guess, offset)


def _other_encoding(name: str, guess: str, offset: int) -> DataRefused:
    return DataRefused(
        Message(
            N_(
                "{file} is not in UTF-8: the byte at {offset} cannot be read, it looks like"
                " {encoding}. Open it in Excel and save it as “CSV UTF-8”."
            ),
            {"file": name, "offset": offset, "encoding": guess},
        )
    )


def _too_wide(name: str) -> DataRefused:
    return DataRefused(
        Message(
            N_(
                "The header line of {file} is too long: at most {columns} columns are expected."
                " Check that lines end where rows end."
            ),
            {"file": name, "columns": MAX_COLUMNS},
        )
    )

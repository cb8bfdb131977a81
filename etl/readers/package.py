"""Unpack an XLSX file that nobody vouches for, with every limit checked on the way."""

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from etl.errors import DataRefused
from words import N_, Message

MAX_FILE_BYTES = 64 << 20
MAX_UNPACKED_BYTES = 256 << 20
MAX_PARTS = 2_000
CHUNK_BYTES = 1 << 20

TOO_LARGE = N_("{file} is larger than {megabytes} MB, the most that a workbook may have.")
UNPACKS_TOO_LARGE = N_(
    "{file} unpacks to more than {megabytes} MB, so it was not opened. Copy the sheets that you"
    " need into a new workbook and save that as .xlsx."
)
EMPTY = N_("{file} is empty. Save it again as “Excel Workbook (.xlsx)”.")
DAMAGED = N_(
    "{file} is not a whole XLSX workbook: it may have been cut off on the way. Send or download"
    " it again, or open it in a spreadsheet program and save it as “Excel Workbook (.xlsx)”."
)
OLD_EXCEL = N_(
    "{file} is an old Excel file (.xls) or a protected one, whatever its name says. Open it, remove"
    " the password if there is one, and save it as “Excel Workbook (.xlsx)”."
)
OTHER_TYPE = N_(
    "{file} is {type} and no workbook, whatever its name says. Open it in the program that made"
    " it and save the table as “Excel Workbook (.xlsx)”."
)
DECLARES_TYPES = N_(
    "{file} holds XML with declarations of its own, which no spreadsheet program writes; it was"
    " not opened. Copy the sheets into a new workbook and save that as .xlsx."
)

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SIGNATURES = {
    b"%PDF": N_("a PDF"),
    b"\x89PNG": N_("a picture"),
    b"\xff\xd8\xff": N_("a picture"),
    b"GIF8": N_("a picture"),
    b"BM": N_("a picture"),
    b"II*\0": N_("a picture"),
    b"MM\0*": N_("a picture"),
    b"Rar!": N_("an archive"),
    b"7z\xbc\xaf": N_("an archive"),
    b"\x1f\x8b": N_("an archive"),
    b"PK\x05\x06": N_("an empty archive"),
    b"{\\rtf": N_("a text document"),
}
HTML, TEXT = N_("a web page"), N_("a text file")
ARCHIVE, DOCUMENT = N_("an archive"), N_("a text document")
SLIDES, OPEN_DOCUMENT, BINARY_EXCEL = (
    N_("a presentation"),
    N_("an OpenDocument file (.ods)"),
    N_("a binary Excel file (.xlsb)"),
)
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
#: What is needed of a workbook: not its pictures, macros, links to elsewhere or embedded files.
_WANTED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|xl/(workbook|sharedStrings|styles)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)


def unpack(path: Path, *, name: str) -> dict[str, bytes]:
    """Return the parts of a workbook that hold its cells and its title, by name.

    Sizes are counted while unpacking, because a file may say anything of itself.

    Raises:
        DataRefused: It is no XLSX workbook, is too large, or holds XML that could harm.
    """
    content = _content(path, name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = _parts(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError):
        raise DataRefused(Message(DAMAGED, {"file": name})) from None
    except (ValueError, KeyError, UnicodeError, OverflowError):
        raise DataRefused(Message(DAMAGED, {"file": name})) from None
    if any(_declares(part) for part in parts.values()):
        raise DataRefused(Message(DECLARES_TYPES, {"file": name}))
    return parts


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Put checked parts together again, so that what is parsed is just what was checked."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _content(path: Path, name: str) -> bytes:
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        raise DataRefused(Message(TOO_LARGE, {"file": name, "megabytes": MAX_FILE_BYTES >> 20}))
    content = path.read_bytes()
    if not content:
        raise DataRefused(Message(EMPTY, {"file": name}))
    if content.startswith(OLE):
        raise DataRefused(Message(OLD_EXCEL, {"file": name}))
    if not content.startswith(ZIP):
        raise _other(_type_of(content), name)
    return content


def _type_of(content: bytes) -> str | None:
    for signature, said in SIGNATURES.items():
        if content.startswith(signature):
            return said
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")):
        return HTML
    return None if b"\0" in head and not content.startswith((b"\xff\xfe", b"\xfe\xff")) else TEXT


def _other(said: str | None, name: str) -> DataRefused:
    if said is None:
        return DataRefused(Message(DAMAGED, {"file": name}))
    return DataRefused(Message(OTHER_TYPE, {"file": name, "type": Message(said)}))


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = archive.infolist()
    too_large = Message(UNPACKS_TOO_LARGE, {"file": name, "megabytes": MAX_UNPACKED_BYTES >> 20})
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or declared > MAX_UNPACKED_BYTES:
        raise DataRefused(too_large)
    names = {entry.filename for entry in entries}
    if said := _other_package(names):
        raise _other(said, name)
    left = MAX_UNPACKED_BYTES
    parts: dict[str, bytes] = {}
    for entry in entries:
        part = entry.filename.replace("\\", "/").lstrip("/")
        if not _WANTED.fullmatch(part):
            continue
        chunks = []
        with archive.open(entry) as file:
            while chunk := file.read(CHUNK_BYTES):
                left -= len(chunk)
                if left < 0:
                    raise DataRefused(too_large)
                chunks.append(chunk)
        parts[part] = b"".join(chunks)
    if "xl/workbook.xml" not in parts:
        raise DataRefused(Message(DAMAGED, {"file": name}))
    return parts


def _other_package(names: set[str]) -> str | None:
    """Return what a ZIP file is when it is no XLSX workbook."""
    if "xl/workbook.bin" in names:
        return BINARY_EXCEL
    folders = {name.split("/")[0] for name in names}
    if "mimetype" in names and "content.xml" in names:
        return OPEN_DOCUMENT
    if "word" in folders:
        return DOCUMENT
    if "ppt" in folders:
        return SLIDES
    return None if "xl" in folders or "[Content_Types].xml" in names else ARCHIVE


def _declares(part: bytes) -> bool:
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in part[:64]:
        part = part.replace(b"\0", b"")  # UTF-16: the declaration hides between zero bytes
    return _DECLARATION.search(part) is not None

"""Guess what a file is from its first bytes, so that a form can be filled in for its sender.

A guess is offered and never acted on. Nothing is parsed here: a bounded piece of text is searched
for words, and the readers in their child processes judge the file afterwards.
"""

import re
import zipfile
import zlib
from contextlib import suppress
from html import unescape
from io import BytesIO
from pathlib import Path

from etl.columns import FileKind, Kind, recognised
from etl.readers.crime_map_fields import ALIASES
from etl.readers.package import MAX_FILE_BYTES, ZIP

LOOK_BYTES = 1 << 16
PART_BYTES = 1 << 18
#: The parts of a workbook in which the words of its first rows may stand.
PARTS = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
KINDS: tuple[Kind, ...] = ("case", "sanction")
#: Form 1-M has hundreds of rows that name an article; a register names one in a cell.
MANY_ARTICLES = 50
#: Words of Form № СНГ-1 and of population tables. The reader of Form 1-M knows them and says what
#: to do instead, so they are taken there.
OFFICIAL = ("1-снг", "снг-1", "численность насел", "численность мужчин", "численность женщин")
#: What a workbook says of its sheets, and how much of that is looked at.
CONTENTS = "xl/workbook.xml"
MOST_SHEETS = 100

_ARTICLE = re.compile(r"\bст\.\s?\d")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*?\bname=\"([^\"]{1,100})\"")
_TEXT = re.compile(r"<t(?:\s[^>]*)?>([^<]{1,200})</t>")
_BETWEEN = re.compile(r"[,;\t]")
_ENCODINGS = ("utf-8-sig", "cp1251", "koi8_r")


def recognise(content: bytes) -> FileKind | None:
    """Return the kind of file that the first bytes look like; None when they tell nothing.

    >>> recognise("case_id;registered_on;region".encode())
    'case'
    >>> recognise("Номер дела;Дата регистрации;Регион".encode("cp1251"))
    'case'
    >>> recognise(b'{"displayFieldName": "", "features": []}')
    'crime-map'
    """
    if content.startswith(ZIP):
        return _of_workbook(content)
    head = content[:LOOK_BYTES]
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}:
        return "crime-map"
    found = [_of_words(_words(text)) for text in _readings(head)]
    return max(found, key=lambda it: it[0])[1] if found else None


def recognise_file(path: Path) -> FileKind | None:
    """Return what kind of file stands at ``path``, as ``recognise``; None if it is not there."""
    try:
        with path.open("rb") as file:
            head = file.read(LOOK_BYTES)
            # What a workbook holds is told by its end; a larger one is refused anyway.
            return recognise(head + file.read(MAX_FILE_BYTES) if head.startswith(ZIP) else head)
    except OSError:
        return None


def sheets(content: bytes) -> tuple[str, ...]:
    """Return the names of a workbook's sheets, hidden ones included; () if it is no workbook."""
    if not content.startswith(ZIP):
        return ()
    return tuple(unescape(name) for name in _SHEET.findall(_parts(content, CONTENTS))[:MOST_SHEETS])


def _parts(content: bytes, *names: str) -> str:
    """Return the first characters of parts of a package; those that cannot be read are left out."""
    text = ""
    broken = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, EOFError)
    with suppress(*broken), zipfile.ZipFile(BytesIO(content)) as archive:
        for name in names:
            with suppress(KeyError), archive.open(name) as part:
                text += part.read(PART_BYTES).decode("utf-8", "replace")
    return text


def _of_workbook(content: bytes) -> FileKind | None:
    text = _parts(content, *PARTS)
    said = text.casefold()
    if len(_ARTICLE.findall(text)) >= MANY_ARTICLES or any(word in said for word in OFFICIAL):
        return "form-1m"
    return _of_words(_TEXT.findall(text)[:200])[1]


def _readings(head: bytes) -> list[str]:
    """Return the text in each encoding in which it might have been saved."""
    if b"\0" in head:
        return [head.decode("utf-16", "replace"), head.decode("utf-16-le", "replace")]
    return [head.decode(encoding, "replace") for encoding in _ENCODINGS]


def _words(text: str) -> list[str]:
    """Return the cells of the first lines: titles may stand above the header."""
    lines = text.splitlines()[:12]
    return [cell.strip().strip('"') for line in lines for cell in _BETWEEN.split(line)]


def _of_words(cells: list[str]) -> tuple[int, FileKind | None]:
    """Return how many cells speak for which kind; a tie speaks for the first."""
    scores: list[tuple[int, FileKind | None]] = [(0, None)]
    for kind in KINDS:
        columns = {recognised(cell, kind=kind) for cell in cells if len(cell) <= 60} - {None}
        scores.append((len(columns), kind))
    fields = {ALIASES[cell.casefold()] for cell in cells if cell.casefold() in ALIASES}
    scores.append((len(fields), "crime-map"))
    return max(scores, key=lambda it: it[0])

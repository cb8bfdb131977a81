"""What a spreadsheet parser does not tell, from the XML of the parts of a checked workbook."""

import re
import xml.etree.ElementTree as ET

#: Cells beyond these are strays: no table of ours is so large, and a parser fills all up to them.
MAX_ROWS, MAX_COLUMNS = 200_000, 1_000
#: What parsing says of damaged XML; an encoding that does not exist is a ``LookupError``.
NO_XML = (ET.ParseError, ValueError, LookupError)

_REFERENCE = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^>]*?\br=["'](?P<ref>[A-Za-z]{1,3}[0-9]{1,7})["'])[^>]*?"""
    rb"""(?:/>|(?<!/)>(?P<inside>.*?)</(?:\w+:)?c\s*>)""",
    re.DOTALL,
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)\s*>\s*[^<\s]|<(?:\w+:)?is\s*>")
_IS_ERROR = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\bt=["']e["']""")
_ERROR = re.compile(rb"#[A-Z0-9/_]{2,20}[!?]?")
_IN_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""", re.IGNORECASE)
_ANY_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


def without_stray(content: bytes) -> tuple[bytes, list[str]]:
    """Take out cells beyond the limits: a parser would fill all the sheet up to them.

    Returns:
        The sheet's XML without those cells, and where they were.
    """
    if not any(
        int(row) > MAX_ROWS or _column(letters) >= MAX_COLUMNS
        for letters, row in set(_REFERENCE.findall(content))
    ):
        return content, []
    stray: list[str] = []

    def keep(cell: re.Match[bytes]) -> bytes:
        reference = cell["ref"].decode("ascii").upper()
        letters = reference.rstrip("0123456789")
        is_stray = (
            int(reference[len(letters) :]) > MAX_ROWS
            or _column(letters.encode("ascii")) >= MAX_COLUMNS
        )
        if is_stray:
            stray.append(reference)
        return b"" if is_stray else cell.group()

    return _CELL.sub(keep, content), stray


def uncalculated_cells(content: bytes) -> frozenset[tuple[int, int]]:
    """Return row and column, from 0, of formula cells whose result is not stored."""
    if not _ANY_FORMULA.search(content):
        return frozenset()
    found = set()
    for cell in _CELL.finditer(content):
        inside = cell["inside"] or b""
        if _FORMULA.search(inside) and not _VALUE.search(inside):
            reference = cell["ref"].decode("ascii")
            letters = reference.rstrip("0123456789")
            found.add((int(reference[len(letters) :]) - 1, _column(letters.encode("ascii"))))
    return frozenset(found)


def error_cells(content: bytes) -> dict[tuple[int, int], str]:
    """Return row and column, from 0, of cells that hold an error, and which: ``#N/A``."""
    if not _IS_ERROR.search(content):
        return {}
    found = {}
    for cell in _CELL.finditer(content):
        if _IS_ERROR.match(cell.group()):
            error = _ERROR.search(cell["inside"] or b"")
            reference = cell["ref"].decode("ascii")
            letters = reference.rstrip("0123456789")
            place = int(reference[len(letters) :]) - 1, _column(letters.encode("ascii"))
            found[place] = error.group().decode("ascii") if error else "#"
    return found


def starts_in_1904(workbook: bytes) -> bool:
    """Tell whether the serial dates of a workbook count from 1904, as old Macintosh ones do."""
    return _IN_1904.search(workbook) is not None


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Return the part that holds each sheet, by the name on its tab."""
    relations = {
        node.get("Id"): node.get("Target", "")
        for node in ET.fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))  # noqa: S314 - free of declarations, see package.unpack
    }
    targets = {}
    for node in ET.fromstring(parts["xl/workbook.xml"]).iter():  # noqa: S314 - as above
        if node.tag.rpartition("}")[2] == "sheet":
            key = next((v for k, v in node.attrib.items() if k.endswith("}id")), "")
            target = relations.get(key, "")
            targets[node.get("name", "")] = (
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )
    return targets


def properties_of(content: bytes) -> dict[str, str]:
    """Return what a document says of itself: title, description and so on; {} if nothing."""
    if not content:
        return {}
    try:
        nodes = ET.fromstring(content)  # noqa: S314 - free of declarations, see package.unpack
    except NO_XML:
        return {}
    return {node.tag.rpartition("}")[2]: " ".join((node.text or "").split()) for node in nodes}

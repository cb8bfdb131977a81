"""Find the header row of a table, below titles and above the rows, in the child process."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.errors import DataRefused
from etl.headers import header_key
from words import N_, Message

MAX_TITLE_ROWS = 20
MAX_HEAD_CHARACTERS = 1 << 18
MAX_CELL_CHARACTERS = 100_000
MAX_COLUMNS = 500
DELIMITERS = (",", ";", "\t", "|")

NO_HEADER = N_("{file} has no header line. Expected the names of the columns.")
TOO_WIDE = N_(
    "The header line of {file} is too long: at most {columns} columns are expected."
    " Check that lines end where rows end."
)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table.

    Attributes:
        cells: Its cells.
        line: Its last physical line, from 1; the rows begin below.
        delimiter: What separates cells; "" in a workbook.
        first_line: Its first physical line.
        titles: Rows above it that are not blank.
    """

    cells: tuple[str, ...]
    line: int
    delimiter: str
    first_line: int = 1
    titles: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may be the header: its cells, its first and its last physical line."""

    cells: tuple[str, ...]
    first_line: int
    last_line: int


def find_header(path: Path, name: str, known: frozenset[str]) -> Header:
    """Find the header of a text, after an optional ``sep=`` line, blank lines and titles.

    Args:
        path: A file that ``sniff.scan`` has passed.
        name: What to call it in a message.
        known: Headers that would be recognised, as ``header_key`` writes them: they settle the
            row and the delimiter.

    Raises:
        DataRefused: There is no header, or it is too long to be one.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = file.read(MAX_HEAD_CHARACTERS)
    first = text.splitlines()[0] if text else ""
    delimiters: tuple[str, ...] = DELIMITERS
    skipped = 0
    if first.lower().startswith("sep=") and len(first) == 5:
        delimiters, skipped = (first[4],), 1
    found = [
        (pick_header(rows, known), delimiter)
        for delimiter in delimiters
        if (rows := _rows(text, delimiter, skipped=skipped))
    ]
    if not found:
        is_one_line = len(text) == MAX_HEAD_CHARACTERS
        template = TOO_WIDE if is_one_line else NO_HEADER
        raise DataRefused(Message(template, {"file": name, "columns": MAX_COLUMNS}))
    header, delimiter = max(
        found, key=lambda pair: (recognised_cells(pair[0].cells, known), len(pair[0].cells))
    )
    if len(header.cells) > MAX_COLUMNS:
        raise DataRefused(Message(TOO_WIDE, {"file": name, "columns": MAX_COLUMNS}))
    return Header(header.cells, header.line, delimiter, header.first_line, header.titles)


def pick_header(rows: Sequence[Candidate], known: frozenset[str]) -> Header:
    """Return the header among the first rows of a table.

    It is the row with the most headers that would be recognised. Where none would, it is the
    first row that fills at least half as many cells as the fullest: titles fill one or two.

    Args:
        rows: The first rows that are not blank, at least one.
        known: Headers that would be recognised, as ``header_key`` writes them.
    """
    filled = [sum(bool(cell.strip()) for cell in row.cells) for row in rows]
    fallback = next(n for n, cells in enumerate(filled) if 2 * cells >= max(filled))
    scores = [recognised_cells(row.cells, known) for row in rows]
    best = scores.index(max(scores))
    chosen = best if scores[best] > 1 else fallback
    row = rows[chosen]
    return Header(row.cells, row.last_line, "", row.first_line, chosen)


def recognised_cells(cells: Sequence[str], known: frozenset[str]) -> int:
    """Return how many different headers of ``cells`` would be recognised."""
    keys = {(header_key(cell[:200]), cell.lower()) for cell in cells}
    return sum(bool(known.intersection(key)) for key in keys)


def _rows(text: str, delimiter: str, *, skipped: int) -> list[Candidate]:
    """Return the first rows of a text that are not blank, but for one that the text cuts off."""
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    lines = [*io.StringIO(text, newline="")][skipped:]
    is_cut = len(text) == MAX_HEAD_CHARACTERS
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[Candidate] = []
    while len(rows) < MAX_TITLE_ROWS:
        first_line = reader.line_num + 1
        try:
            cells = tuple(" ".join(cell.split()) for cell in next(reader))
        except (StopIteration, csv.Error):
            break
        if is_cut and reader.line_num == len(lines):
            break
        if any(cells):
            rows.append(Candidate(cells, skipped + first_line, skipped + reader.line_num))
    return rows

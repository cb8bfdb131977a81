"""Where the table of a sheet of Form 1-M is."""

import re
from dataclasses import dataclass

from etl.form_1m.headings import fold
from etl.form_1m.text import count_of
from etl.readers.workbook import Sheet, plain

MAX_HEADER_ROWS = 60
#: Letters of the columns before the counts, Cyrillic or Latin.
_LETTERS = frozenset("АAБBВӘ")
#: What heads the column of printed row numbers.
_CODE = re.compile(r"^(?:шифр|код|№|жол|қатар)")
_TITLE = re.compile(r"раздел|приложени|форма|бөлім|қосымша|нысан|сведени|мәлімет")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table of a sheet is: rows and columns counted from 0.

    Attributes:
        top: First row of the headings.
        bottom: First row after the headings.
        data: First row of counts.
        labels: Columns of the labels.
        code: Column of the printed row numbers; None when there is none.
        columns: The number of each column of counts, by its place.
        unnumbered: Places of columns whose number is not printed on the sheet.
    """

    top: int
    bottom: int
    data: int
    labels: range
    code: int | None
    columns: dict[int, int]
    unnumbered: tuple[int, ...] = ()


def find_layout(sheet: Sheet) -> Layout | None:
    """Find the row that numbers the columns, «А Б 1 2 3 …», and what stands around it.

    Where there is no such row, the table begins with the first row that has a label and counts,
    and its columns are numbered by their place.
    """
    for row in range(min(MAX_HEADER_ROWS, len(sheet.rows))):
        texts = [plain(cell) for cell in sheet.rows[row]]
        numbered = {at: int(t) for at, t in enumerate(texts) if t.isdecimal() and len(t) < 4}
        lettered = [at for at, text in enumerate(texts) if text.upper() in _LETTERS]
        counting = list(numbered.values()) == sorted(set(numbered.values()))
        is_only = len(numbered) + len(lettered) == sum(1 for text in texts if text)
        if len(numbered) < 2 or not (counting and is_only):
            continue
        first = min(numbered)
        before = [at for at in lettered if at < first]
        if not before:
            continue
        code = before[-1] if len(before) > 1 else None
        labels = range(before[0], first if code is None else code)
        top = _top(sheet, row, labels, first)
        added = _without_number(sheet, top, row, numbered)
        columns = dict(sorted((numbered | added).items()))
        return Layout(top, row, row + 1, labels, code, columns, tuple(added))
    return _without_numbers(sheet)


def title_of(sheet: Sheet, layout: Layout | None) -> str:
    """Return what stands above the headings; above the first data, if there are none."""
    top = layout.top if layout else MAX_HEADER_ROWS
    rows = range(min(top, len(sheet.rows)))
    return " ".join(t for r in rows for c in range(len(sheet.rows[r])) if (t := sheet.text(r, c)))


def _top(sheet: Sheet, below: int, labels: range, first: int) -> int:
    """Return the first row of the headings: the lowest above ``below`` that heads the labels.

    Rows above it belong to the headings as long as they say something of two columns of counts,
    or of labels and counts, and are no title.
    """
    top = next(
        (row for row in range(below - 1, -1, -1) if any(sheet.text(row, at) for at in labels)),
        below,
    )
    while top > 0:
        said = {
            at: text for at in range(_width(sheet, top - 1)) if (text := sheet.text(top - 1, at))
        }
        over_counts = sum(1 for at in said if at >= first)
        over_labels = any(at in labels for at in said)
        is_title = any(_TITLE.search(text.casefold()) for at, text in said.items() if at in labels)
        if is_title or not (over_counts > 1 or (over_labels and over_counts)):
            break
        top -= 1
    return top


def _without_number(
    sheet: Sheet, top: int, numbers: int, numbered: dict[int, int]
) -> dict[int, int]:
    """Return columns among the numbered ones, or right of them, that have no printed number.

    They have a heading of their own and counts under it; they are numbered after the others.
    """
    width = max((_width(sheet, row) for row in range(top, len(sheet.rows))), default=0)
    places = [
        at
        for at in range(min(numbered), width)
        if at not in numbered
        and any(sheet.text(row, at) for row in range(top, numbers))
        and any(_is_number(sheet, row, at) for row in range(numbers + 1, len(sheet.rows)))
    ]
    return {at: max(numbered.values()) + n for n, at in enumerate(places, 1)}


def _without_numbers(sheet: Sheet) -> Layout | None:
    """Find a table whose columns have no printed numbers."""
    for row in range(min(MAX_HEADER_ROWS, len(sheet.rows))):
        counts = [at for at in range(_width(sheet, row)) if _is_number(sheet, row, at)]
        labelled = [at for at in range(counts[0] if counts else 0) if sheet.text(row, at)]
        if len(counts) < 2 or not labelled:
            continue
        labels = range(counts[0])
        top = _top(sheet, row, labels, counts[0])
        heads = {
            at: fold(sheet.text(top, at)).strip().casefold() for at in range(_width(sheet, top))
        }
        code = counts[0] if _CODE.match(heads.get(counts[0], "")) else None
        places = [at for at in counts if at != code]
        if top == row or not places:
            return None
        columns = {at: n for n, at in enumerate(places, 1)}
        return Layout(top, row, row, labels, code, columns, tuple(places))
    return None


def _is_number(sheet: Sheet, row: int, column: int) -> bool:
    text = sheet.text(row, column)
    return bool(text) and count_of(text)[0] is not None


def _width(sheet: Sheet, row: int) -> int:
    return len(sheet.rows[row])

"""Where the table of a sheet of Form 1-M is, and what stands over its columns."""

from dataclasses import dataclass

from etl.readers.workbook import Sheet, plain

MAX_HEADER_ROWS = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table of a sheet is: rows and columns counted from 0.

    Attributes:
        top: First row of the headings.
        numbers: The row «А Б 1 2 3 …» under them.
        labels: Columns of the labels.
        code: Column of the printed row numbers; None when there is none.
        columns: The printed number of each column of counts, by its place.
    """

    top: int
    numbers: int
    labels: range
    code: int | None
    columns: dict[int, int]


def find_layout(sheet: Sheet) -> Layout | None:
    """Find the row that numbers the columns, «А Б 1 2 3 …», and what stands around it."""
    for row in range(min(MAX_HEADER_ROWS, len(sheet.rows))):
        texts = [plain(cell) for cell in sheet.rows[row]]
        numbered = {at: int(t) for at, t in enumerate(texts) if t.isdecimal() and len(t) < 4}
        lettered = [at for at, text in enumerate(texts) if text.upper() in {"А", "A", "Б", "B"}]
        counting = list(numbered.values()) == sorted(set(numbered.values()))
        is_only = len(numbered) + len(lettered) == sum(1 for text in texts if text)
        if len(numbered) < 2 or min(numbered.values()) != 1 or not (counting and is_only):
            continue
        first = min(numbered)
        before = [at for at in lettered if at < first]
        if not before:
            continue
        code = before[-1] if len(before) > 1 else None
        labels = range(before[0], first if code is None else code)
        return Layout(_top(sheet, row, labels), row, labels, code, numbered)
    return None


def flatten_headings(sheet: Sheet, layout: Layout) -> dict[int, str]:
    """Return the heading over each column of counts: its levels from the top, joined by « | ».

    A merged range says the same of every column that it spans. Without any merged range a level
    spans the columns to its right that have no heading of their own from above.
    """
    levels = {
        (row, column): sheet.text(row, column)
        for row in range(layout.top, layout.numbers)
        for column in layout.columns
    }
    merged = [area for area in sheet.merged if layout.top <= area[0] < layout.numbers]
    for first_row, first_column, last_row, last_column in merged:
        said = sheet.text(first_row, first_column)
        for row in range(first_row, min(last_row + 1, layout.numbers)):
            for column in range(first_column, last_column + 1):
                if (row, column) in levels:
                    levels[row, column] = said
    if not merged:
        _spread(levels, layout)
    headings = {}
    for column in layout.columns:
        path: list[str] = []
        for row in range(layout.top, layout.numbers):
            said = levels[row, column]
            if said and (not path or path[-1] != said):
                path.append(said)
        headings[column] = " | ".join(path)
    return headings


def _spread(levels: dict[tuple[int, int], str], layout: Layout) -> None:
    for row in range(layout.top, layout.numbers - 1):
        said = ""
        for column in layout.columns:
            above = any(levels[r, column] for r in range(layout.top, row))
            has_below = any(levels[r, column] for r in range(row + 1, layout.numbers))
            if levels[row, column]:
                said = levels[row, column]
            elif has_below and not above and said:
                levels[row, column] = said
            elif not has_below:
                said = ""


def _top(sheet: Sheet, numbers: int, labels: range) -> int:
    """Return the first row of the headings: the lowest above the numbers that heads the labels."""
    for row in range(numbers - 1, -1, -1):
        if any(sheet.text(row, column) for column in labels):
            return row
    return numbers


def title_of(sheet: Sheet, layout: Layout | None) -> str:
    """Return what stands above the headings; above the first data, if there are none."""
    top = layout.top if layout else MAX_HEADER_ROWS
    rows = range(min(top, len(sheet.rows)))
    return " ".join(t for r in rows for c in range(len(sheet.rows[r])) if (t := sheet.text(r, c)))

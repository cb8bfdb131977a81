"""What stands over the columns of Form 1-M, however its headings are laid out."""

from itertools import product

from etl.readers.form_1m_layout import Layout
from etl.readers.workbook import Sheet

#: Levels above a heading's own words that may be those of a column further left.
MAX_OPEN_LEVELS = 4


def headings_of(sheet: Sheet, layout: Layout) -> dict[int, tuple[str, ...]]:
    """Return the headings that may stand over each column of counts, the likeliest first.

    A heading is its levels from the top, joined by « | ». A merged range says the same of every
    column that it spans. Where nothing stands above a column's own words and no range covers that
    place, the words to the left may be meant for it too, or not: both readings are returned, for
    whoever knows the form's headings to tell. A column without words of its own has no heading.
    """
    own = _own_words(sheet, layout)
    has_merged = any(layout.top <= area[0] < layout.bottom for area in sheet.merged)
    found: dict[int, tuple[str, ...]] = {}
    left: dict[int, str] = {}
    for column in layout.columns:
        said = {row: own[row, column] for row in range(layout.top, layout.bottom)}
        lowest = max((row for row, words in said.items() if words), default=layout.top - 1)
        open_rows = [row for row in range(layout.top, lowest) if not said[row] and left.get(row)][
            -MAX_OPEN_LEVELS:
        ]
        readings = []
        for taken in product((True, False), repeat=len(open_rows)):
            from_left = {
                row: left[row] for row, is_taken in zip(open_rows, taken, strict=True) if is_taken
            }
            readings.append(_path(said | from_left))
        if has_merged:  # then what is meant for several columns is merged over them
            readings.reverse()
        found[column] = tuple(dict.fromkeys(readings))
        for row in range(layout.top, layout.bottom):
            if said[row]:
                left[row] = said[row]
                left |= dict.fromkeys(range(row + 1, layout.bottom), "")
    return found


def _own_words(sheet: Sheet, layout: Layout) -> dict[tuple[int, int], str]:
    words = {
        (row, column): sheet.text(row, column)
        for row in range(layout.top, layout.bottom)
        for column in layout.columns
    }
    for first_row, first_column, last_row, last_column in sheet.merged:
        if not layout.top <= first_row < layout.bottom:
            continue
        said = sheet.text(first_row, first_column)
        for row in range(first_row, min(last_row + 1, layout.bottom)):
            for column in range(first_column, last_column + 1):
                if (row, column) in words:
                    words[row, column] = said
    return words


def _path(levels: dict[int, str]) -> str:
    path: list[str] = []
    for row in sorted(levels):
        if levels[row] and (not path or path[-1] != levels[row]):
            path.append(levels[row])
    return " | ".join(path)

"""A table of a note in Word, each column as wide as what stands in it."""

from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from report.docx_style import QUIET, WIDTH_MM, say, style_run
from report.note import Table

#: What a letter of a table takes, and what a cell keeps free on both sides [mm].
_LETTER_MM: Final = 1.7
_MARGINS_MM: Final = 4.2
#: Letters beyond which a text does better in several lines.
_LONG: Final = 42


def add_table(document: WordDocument, table: Table) -> None:
    """Add a table with its headings repeated on each page and no row broken between two."""
    drawn = document.add_table(rows=0, cols=len(table.headings))
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    drawn.autofit = False
    widths = [Mm(width) for width in column_widths(table)]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    _rule(drawn)
    for cells in (table.headings, *table.rows):
        row = drawn.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        is_heading = cells is table.headings
        if is_heading:
            properties.append(OxmlElement("w:tblHeader"))
        for i, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[i]
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            if table.are_numbers[i]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            style_run(paragraph.add_run(text), size=8.5, bold=is_heading)
    if table.left_out:
        say(document, table.left_out, size=8, colour=QUIET)


def column_widths(table: Table) -> list[float]:
    """Return the width of each column [mm]; together they fill the page.

    No word is broken where the page allows it, and what is left goes where the longest texts are.

    >>> from report.note import Table
    >>> few = Table(("No", "Who"), (("1", "Ministry of the Interior"),), (True, False), "")
    >>> [round(width) for width in column_widths(few)]
    [16, 154]
    """
    columns = list(zip(table.headings, *table.rows, strict=True))
    least = [max(len(word) for text in texts for word in [*text.split(), ""]) for texts in columns]
    whole = [max(min(len(text), _LONG) for text in texts) for texts in columns]
    needed = [_MARGINS_MM + _LETTER_MM * letters for letters in least]
    wanted = [max(0, full - word) for full, word in zip(whole, least, strict=True)]
    left = WIDTH_MM - sum(needed)
    if left <= 0:
        return [WIDTH_MM * width / sum(needed) for width in needed]
    spread = [(want + 1) / (sum(wanted) + len(wanted)) for want in wanted]
    return [width + left * share for width, share in zip(needed, spread, strict=True)]


def _rule(table: Any) -> None:
    """Rule a table with thin lines between its rows and none between its columns."""
    lines = OxmlElement("w:tblBorders")
    for side, thickness in (("top", "8"), ("bottom", "8"), ("insideH", "2")):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", thickness), ("color", "808890")):
            line.set(qn(f"w:{name}"), value)
        lines.append(line)
    table._tbl.tblPr.append(lines)

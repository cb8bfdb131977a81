"""The colours, sizes and paragraphs of a note in Word."""

from typing import Any

from docx.document import Document as WordDocument
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

INK, QUIET, BRAND = (
    RGBColor(0x1F, 0x29, 0x33),
    RGBColor(0x4A, 0x4F, 0x57),
    RGBColor(0x1D, 0x5C, 0x8F),
)
WARNING = RGBColor(0x8A, 0x3F, 0x0A)
#: Between the margins of a page [mm].
WIDTH_MM = 170


def say(
    document: WordDocument,
    text: str,
    *,
    size: float = 10,
    colour: RGBColor = INK,
    bold: bool = False,
    after: float = 4,
) -> Paragraph:
    """Add a paragraph of one run, with ``after`` points of room below it."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(after)
    style_run(paragraph.add_run(text), size=size, colour=colour, bold=bold)
    return paragraph


def style_run(run: Any, *, size: float = 10, colour: RGBColor = INK, bold: bool = False) -> None:
    """Give a run its size [pt], colour and weight."""
    run.font.size, run.font.color.rgb, run.font.bold = Pt(size), colour, bold

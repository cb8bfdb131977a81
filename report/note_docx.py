"""A note as a Word document: to be handed on, cut and quoted."""

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from report.docx_fonts import FAMILY, embed_fonts
from report.drawing.picture import picture
from report.note import FIGURE_WIDTH, Note, Table

INK, QUIET, BRAND = (
    RGBColor(0x1F, 0x29, 0x33),
    RGBColor(0x4A, 0x4F, 0x57),
    RGBColor(0x1D, 0x5C, 0x8F),
)
WARNING = RGBColor(0x8A, 0x3F, 0x0A)
_WIDTH = Mm(170)
_TAGS = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
#: Stands for the moment of making.
_MADE = datetime(2025, 7, 16)  # noqa: DTZ001 - a document knows no time zones


def docx(note: Note) -> bytes:
    """Return a note as a Word document (Office Open XML) with its fonts inside."""
    document = _blank(note)
    document.add_heading(note.question, level=1)
    _say(document, note.finding, size=13, bold=True, after=2)
    _say(document, note.sentence, size=10.5, after=2)
    _say(document, note.context, size=8.5, colour=QUIET, after=6)
    for name, words in note.facts:
        paragraph = _say(document, f"{name}: ", bold=True, after=2)
        _style(paragraph.add_run(words))
    if note.figure is not None:
        _add_figure(document, note)
    if note.table is not None:
        _add_table(document, note.table)
    for part in note.parts:
        document.add_heading(part.heading, level=2)
        for line in part.lines:
            style = "List Bullet" if len(part.lines) > 1 else None
            _style(document.add_paragraph(style=style).add_run(line), size=9.5)
    embed_fonts(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _blank(note: Note) -> WordDocument:
    document = Document()
    about = document.core_properties
    about.title, about.subject, about.author = note.question[:255], note.finding[:255], ""
    about.created = about.modified = _MADE
    about.language = _TAGS[note.language.code]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(24), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    for name, size, colour in (
        ("Normal", 10, INK), ("List Bullet", 9.5, INK), ("Heading 1", 17, BRAND),
        ("Heading 2", 11, INK),
    ):  # fmt: skip
        _set_style(document, name, size, colour, note.language.code)
    head = section.header.paragraphs[0]
    _style(head.add_run(note.kind), size=8.5, colour=QUIET)
    if note.mark:
        marked = section.header.add_paragraph()
        _style(marked.add_run(note.mark), size=9, colour=WARNING, bold=True)
    foot = section.footer.paragraphs[0]
    _style(foot.add_run(f"{note.footer} · "), size=8, colour=QUIET)
    for code, between in (("PAGE", " / "), ("NUMPAGES", "")):
        _add_field(foot, code)
        _style(foot.add_run(between), size=8, colour=QUIET)
    return document


def _set_style(
    document: WordDocument, name: str, size: float, colour: RGBColor, language: str
) -> None:
    style: Any = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = FAMILY, Pt(size), colour
    style.font.bold = name.startswith("Heading")
    fonts = style.element.rPr.rFonts
    for place in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{place}"), FAMILY)
        fonts.attrib.pop(qn(f"w:{place}Theme"), None)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), _TAGS[language])
    style.element.rPr.append(tongue)
    level = style.paragraph_format
    level.space_before = Pt(9 if name == "Heading 2" else 0)
    level.space_after = Pt(3)
    level.line_spacing = 1.05


def _say(
    document: WordDocument,
    text: str,
    *,
    size: float = 10,
    colour: RGBColor = INK,
    bold: bool = False,
    after: float = 4,
) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(after)
    _style(paragraph.add_run(text), size=size, colour=colour, bold=bold)
    return paragraph


def _style(run: Any, *, size: float = 10, colour: RGBColor = INK, bold: bool = False) -> None:
    run.font.size, run.font.color.rgb, run.font.bold = Pt(size), colour, bold


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a number that the reader's program counts: the page, or how many there are."""
    run = paragraph.add_run()
    _style(run, size=8, colour=QUIET)
    for kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
        if kind == "begin":
            said = OxmlElement("w:instrText")
            said.text = code
            run._r.append(said)


def _add_figure(document: WordDocument, note: Note) -> None:
    if note.figure is None:
        return
    drawn = picture(note.figure, form="png", width=FIGURE_WIDTH, most_height=note.figure_height)
    shape = document.add_picture(io.BytesIO(drawn), width=_WIDTH)
    shape._inline.docPr.set("descr", note.sentence)
    document.paragraphs[-1].paragraph_format.space_after = Pt(4)


def _add_table(document: WordDocument, table: Table) -> None:
    drawn = document.add_table(rows=0, cols=len(table.headings))
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    _rule(drawn)
    for cells in (table.headings, *table.rows):
        row = drawn.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        is_heading = cells is table.headings
        if is_heading:
            properties.append(OxmlElement("w:tblHeader"))
        for i, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            if table.are_numbers[i]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _style(paragraph.add_run(text), size=8.5, bold=is_heading)
    if table.left_out:
        _say(document, table.left_out, size=8, colour=QUIET)


def _rule(table: Any) -> None:
    """Rule a table with thin lines between its rows and none between its columns."""
    lines = OxmlElement("w:tblBorders")
    for side, thickness in (("top", "8"), ("bottom", "8"), ("insideH", "2")):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", thickness), ("color", "808890")):
            line.set(qn(f"w:{name}"), value)
        lines.append(line)
    table._tbl.tblPr.append(lines)

"""A note as a Word document: to be handed on, cut and quoted."""

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from report.docx_fonts import FAMILY, embed_fonts
from report.docx_style import BRAND, INK, QUIET, WARNING, WIDTH_MM, say, style_run
from report.docx_table import add_table
from report.drawing.picture import picture
from report.note import FIGURE_WIDTH, Note

_TAGS = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
#: Stands for the moment of making.
_MADE = datetime(2025, 7, 16)  # noqa: DTZ001 - a document knows no time zones


def docx(note: Note) -> bytes:
    """Return a note as a Word document (Office Open XML) with its fonts inside."""
    document = _blank(note)
    document.add_heading(note.question, level=1)
    say(document, note.finding, size=13, bold=True, after=2)
    say(document, note.sentence, size=10.5, after=2)
    say(document, note.context, size=8.5, colour=QUIET, after=6)
    for name, words in note.facts:
        paragraph = say(document, f"{name}: ", bold=True, after=2)
        style_run(paragraph.add_run(words))
    if note.figure is not None:
        _add_figure(document, note)
    if note.table is not None:
        add_table(document, note.table)
    for part in note.parts:
        document.add_heading(part.heading, level=2)
        for line in part.lines:
            style = "List Bullet" if len(part.lines) > 1 else None
            style_run(document.add_paragraph(style=style).add_run(line), size=9.5)
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
    style_run(head.add_run(note.kind), size=8.5, colour=QUIET)
    if note.mark:
        marked = section.header.add_paragraph()
        style_run(marked.add_run(note.mark), size=9, colour=WARNING, bold=True)
    foot = section.footer.paragraphs[0]
    style_run(foot.add_run(f"{note.footer} · "), size=8, colour=QUIET)
    for code, between in (("PAGE", " / "), ("NUMPAGES", "")):
        _add_field(foot, code)
        style_run(foot.add_run(between), size=8, colour=QUIET)
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


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a number that the reader's program counts: the page, or how many there are."""
    run = paragraph.add_run()
    style_run(run, size=8, colour=QUIET)
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
    shape = document.add_picture(io.BytesIO(drawn), width=Mm(WIDTH_MM))
    shape._inline.docPr.set("descr", note.sentence)
    document.paragraphs[-1].paragraph_format.space_after = Pt(4)

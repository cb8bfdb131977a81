"""Notes as files: opened again with the programs that read them, their letters and fonts inside."""

import io
import re
import zipfile
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

import pytest
from docx import Document
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from report.brief import brief
from report.docx_fonts import FILES, FONTS, obfuscated
from report.note import Note
from report.note_docx import docx
from report.note_pdf import pdf
from tests.report.written_notes import asked
from words import LANGUAGES, language

LINK = "http://127.0.0.1:8501/cases_and_law?lang=kk"
KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
each_language = pytest.mark.parametrize("code", LANGUAGES)


def note(code: str, *, n: int = 3, question: str = "conduct_vs_law", **more: str) -> Note:
    return brief(asked(code, n=n, **more), question, permalink=LINK)


def words(text: str) -> str:
    """The text without its line breaks, which the paper decides."""
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


def printed(file: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(file)).pages]


def written(file: bytes) -> str:
    document = Document(io.BytesIO(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


@each_language
@pytest.mark.parametrize("n", [0, 1, 3, 5, 21])
def test_both_files_say_the_whole_note(code: str, n: int) -> None:
    made = note(code, n=n)
    paper, page = words("".join(printed(pdf(made)))), words(written(docx(made)))
    said = [made.question, made.finding, made.sentence, made.context]
    said += [line for part in made.parts for line in (part.heading, *part.lines)]
    said += [cell for row in made.table.rows for cell in row] if made.table else []
    assert not [text for text in said if words(text) not in paper]
    assert not [text for text in said if words(text) not in page]


@each_language
def test_note_is_at_most_two_pages(code: str) -> None:
    assert len(printed(pdf(note(code, n=40)))) <= 2


@each_language
def test_a_refusal_is_a_page_of_its_own(code: str) -> None:
    made = note(code, question="before_after")
    pages = printed(pdf(made))
    assert len(pages) == 1
    for text in (made.finding, made.sentence, made.facts[0][1]):
        assert words(text) in words(pages[0])
        assert words(text) in words(written(docx(made)))


@each_language
def test_every_page_of_invented_data_says_so(code: str) -> None:
    made = note(code, question="penalties", dataset="simulated")
    mark = language(code).text("SIMULATED")
    assert made.mark.startswith(mark)
    assert all(mark in page for page in printed(pdf(made)))
    header = Document(io.BytesIO(docx(made))).sections[0].header
    assert mark in "\n".join(paragraph.text for paragraph in header.paragraphs)


def test_kazakh_letters_are_printed_with_the_fonts_inside() -> None:
    made = note("kk")
    reader = PdfReader(io.BytesIO(pdf(made)))
    text = "".join(page.extract_text() for page in reader.pages)
    assert set("әғқңөұүі") <= set(text)
    fonts = [
        font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()
    ]
    assert {font["/BaseFont"].split("+")[1] for font in fonts} == {
        "SourceSans3-Regular",
        "SourceSans3-Bold",
    }
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & described.keys()


def test_every_kazakh_letter_has_a_shape_in_both_weights() -> None:
    for name in FILES.values():
        known = TTFont(FONTS / name).getBestCmap()
        assert [letter for letter in KAZAKH if ord(letter) not in known] == []


@each_language
def test_pdf_can_be_read_aloud(code: str) -> None:
    made = note(code)
    root = PdfReader(io.BytesIO(pdf(made))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == code
    assert PdfReader(io.BytesIO(pdf(made))).metadata["/Title"] == made.question


def test_same_note_gives_the_same_pdf() -> None:
    assert pdf(note("ru")) == pdf(note("ru"))


def test_word_document_carries_its_fonts() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(note("kk")))) as parts:
        table = parts.read("word/fontTable.xml").decode()
        keys = re.findall(r'<w:embed(\w+) r:id="(\w+)" w:fontKey="\{([0-9A-F-]+)\}"', table)
        relations = ElementTree.fromstring(parts.read("word/_rels/fontTable.xml.rels"))  # noqa: S314 - our own file
        targets = {r.get("Id"): r.get("Target") for r in relations}
        assert [style for style, _, _ in keys] == list(FILES)
        for style, relation, key in keys:
            font = parts.read(f"word/{targets[relation]}".replace("word//word", "word"))
            assert obfuscated(font, UUID(key)) == (FONTS / FILES[style]).read_bytes()
        assert b"w:embedTrueTypeFonts" in parts.read("word/settings.xml")
        assert b"odttf" in parts.read("[Content_Types].xml") or b"obfuscatedFont" in parts.read(
            "[Content_Types].xml"
        )


def test_figure_has_words_instead_of_itself() -> None:
    made = note("ru")
    document = Document(io.BytesIO(docx(made)))
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [made.sentence]


def test_heading_of_a_table_stands_on_each_page() -> None:
    rows = Document(io.BytesIO(docx(note("en", n=40)))).tables[0].rows
    assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in rows][:2] == [True, False]


def test_license_of_the_fonts_is_beside_them() -> None:
    assert "SIL Open Font License" in (Path(FONTS) / "OFL.txt").read_text(encoding="utf-8")

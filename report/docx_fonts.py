"""Fonts inside a Word document, so that Kazakh letters look the same on every machine."""

from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

FAMILY = "Source Sans 3"
FONTS = Path(__file__).resolve().parent / "fonts"
FILES = {"Regular": "SourceSans3-Regular.ttf", "Bold": "SourceSans3-Bold.ttf"}
_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_TABLE = PackURI("/word/fontTable.xml")
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
#: Bytes of a font that its key covers.
_COVERED = 32


def embed_fonts(document: Document) -> None:
    """Put the house's font into a document and tell its readers to use it.

    References:
        ISO/IEC 29500-1:2016, 17.8.1 (font embedding).
    """
    package = document.part.package
    table = Part(_TABLE, CONTENT_TYPE.WML_FONT_TABLE, b"", package)
    embedded = []
    for style, name in FILES.items():
        key = uuid5(NAMESPACE_URL, name)
        blob = obfuscated((FONTS / name).read_bytes(), key)
        font = Part(PackURI(f"/word/fonts/{style.lower()}.odttf"), _OBFUSCATED, blob, package)
        relation = table.relate_to(font, RELATIONSHIP_TYPE.FONT)
        guid = f"{{{str(key).upper()}}}"
        embedded.append(f'<w:embed{style} r:id="{relation}" w:fontKey="{guid}"/>')
    table._blob = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {_NAMES}>'
        f'<w:font w:name="{FAMILY}"><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
        f"{''.join(embedded)}</w:font></w:fonts>"
    ).encode()
    for relation in [r for r in document.part.rels.values() if r.reltype.endswith("/fontTable")]:
        document.part.drop_rel(relation.rId)
        document.part.rels.pop(relation.rId, None)
    document.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
    settings = document.settings.element
    wanted = OxmlElement("w:embedTrueTypeFonts")
    zoom = settings.find(qn("w:zoom"))
    settings.insert(0 if zoom is None else settings.index(zoom) + 1, wanted)


def obfuscated(font: bytes, key: UUID) -> bytes:
    """Return a font with its first bytes covered by a key; done twice, it is the font again."""
    cover = key.bytes[::-1] * 2
    head = bytes(a ^ b for a, b in zip(font[:_COVERED], cover, strict=True))
    return head + font[_COVERED:]

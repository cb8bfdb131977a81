"""A note as PDF: tagged for screen readers, fonts inside, made without a browser."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import orjson
import typst

from report.drawing.picture import picture
from report.note import FIGURE_WIDTH, Note

HERE = Path(__file__).resolve().parent
#: Stands for the moment of making, which would make each file different.
MADE = datetime(2025, 7, 16, tzinfo=UTC)


def pdf(note: Note) -> bytes:
    """Return a note as PDF/UA-1. The same note gives the same bytes.

    Raises:
        typst.TypstError: The note could not be set; a fault of this program.
    """
    figure = ""
    if note.figure is not None:
        figure = picture(
            note.figure, form="svg", width=FIGURE_WIDTH, most_height=note.figure_height
        ).decode()
    table = note.table
    said = {
        "language": note.language.code,
        "kind": note.kind,
        "mark": note.mark,
        "question": note.question,
        "finding": note.finding,
        "context": note.context,
        "sentence": note.sentence,
        "footer": note.footer,
        "facts": note.facts,
        "headings": table.headings if table else (),
        "rows": table.rows if table else (),
        "are_numbers": table.are_numbers if table else (),
        "left_out": table.left_out if table else "",
        "parts": [{"heading": part.heading, "lines": part.lines} for part in note.parts],
    }
    file: bytes = typst.compile(
        (HERE / "note.typ").read_bytes(),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"note": orjson.dumps(said).decode(), "figure": figure},
        pdf_standards=["ua-1"],
        timestamp=MADE,
    )
    return file


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
    )

"""The glossary as ``docs/glossary.md`` has it: one source for the page and the screen."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from charts.labels import name_key
from ui import table

if TYPE_CHECKING:
    from ui.frame import Screen

FILE = Path(__file__).resolve().parent.parent / "docs" / "glossary.md"
TERMS = {"en": "term_en", "kk": "term_kk", "ru": "term_ru"}


@cache
def words() -> pl.DataFrame:
    """Read the glossary: ``term_en``, ``term_kk``, ``term_ru``, ``meaning_en`` and so on.

    Raises:
        ValueError: A row of the file has not six cells.
    """
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    names = [*TERMS.values(), "meaning_en", "meaning_kk", "meaning_ru"]
    faulty = [row[0] for row in rows if len(row) != len(names)]
    if faulty:
        raise ValueError(f"glossary: expected {len(names)} cells in: {', '.join(faulty)}")
    return pl.DataFrame(rows, schema=names, orient="row")


def show(screen: Screen) -> None:
    """Draw the words in the reader's language, the other two beside it, and what they mean."""
    code = screen.language.code
    others = [name for key, name in TERMS.items() if key != code]
    listed = words()
    order = sorted(range(listed.height), key=lambda i: name_key(listed[TERMS[code]][i]))
    shown = listed[order]
    table.show(
        shown.rename({f"meaning_{code}": "meaning"}),
        columns=(TERMS[code], *others, "meaning"),
        caption=screen.language.text("The law's words in three languages, and what they mean here"),
        language=screen.language,
    )

"""The briefing note as it will read: what it says, its figure, its table, its small print."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from charts.theme import CONFIG, Base, themed
from report.note import Note, Table
from ui.drawn import Drawn
from ui.table import anchor

if TYPE_CHECKING:
    from ui.frame import Screen

#: A hash and an address have no spaces at which a phone could break them.
_LIST = '<ul class="plain" style="overflow-wrap: anywhere">'


def show(screen: Screen, made: Note) -> None:
    """Draw the note as it will read: what it says, its figure, its table, its small print."""
    kind = "sentence" if made.figure is not None or made.table is not None else "refusal"
    mark = f'<p class="lead">{escape(made.mark)}</p>' if made.mark else ""
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in made.facts)
    with st.container(border=True, key="card_note"):
        st.html(
            f'<p class="lead">{escape(made.kind)}</p>{mark}'
            f'<h2 class="finding">{escape(made.question)}</h2>'
            f'<h3 class="part">{escape(made.finding)}</h3>'
            f'<p class="context">{escape(made.context)}</p>'
            f'<p class="{kind}">{escape(_said(made, kind, screen))}</p>'
            + (f'<dl class="facts">{facts}</dl>' if facts else "")
        )
        if made.figure is not None:
            base: Base = "dark" if st.context.theme.type == "dark" else "light"
            st.plotly_chart(
                Drawn(themed(made.figure, base=base)), theme=None, config=CONFIG, key="chart_note",
                alt=made.sentence,
            )  # fmt: skip
        st.html(_small_print(made))


def _said(made: Note, kind: str, screen: Screen) -> str:
    if kind == "sentence":
        return made.sentence
    return f"{screen.language.text('Cannot be calculated.')} {made.sentence}"


def _small_print(made: Note) -> str:
    parts = [] if made.table is None else [_table(made.table, made.finding)]
    for part in made.parts:
        lines = "".join(f"<li>{_linked(line)}</li>" for line in part.lines)
        parts.append(f'<h3 class="part">{escape(part.heading)}</h3>{_LIST}{lines}</ul>')
    return "".join(parts) + f'<p class="source">{escape(made.source)}</p>'


def _table(table: Table, caption: str) -> str:
    sides = [' class="number"' if is_number else "" for is_number in table.are_numbers]
    head = "".join(
        f'<th{side} scope="col">{escape(words)}</th>'
        for side, words in zip(sides, table.headings, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(f"<td{s}>{escape(w)}</td>" for s, w in zip(sides, row, strict=True))
        + "</tr>"
        for row in table.rows
    )
    return (
        '<div class="table-box whole" tabindex="0" role="region" '
        f'aria-label="{escape(caption, quote=True)}"><table class="data"><thead><tr>{head}</tr>'
        f"</thead><tbody>{body}</tbody></table></div><p>{escape(table.left_out)}</p>"
    )


def _linked(line: str) -> str:
    """Return a line of the small print; an address is named by its site, to be clicked."""
    return anchor(line, urlsplit(line).netloc or line)

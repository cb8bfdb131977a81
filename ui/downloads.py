"""Files of a figure: its table as CSV and XLSX, its picture as PNG and SVG, the way to its note."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from etl import api
from report import files
from ui import sources
from ui.navigation import link

if TYPE_CHECKING:
    from report.answers.answer import Answer
    from report.drawing.picture import Form
    from ui.frame import Screen
    from ui.prepared import Prepared

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: Name of a card → the question of the briefing note that it answers.
NOTES = {
    "official_figures": "known",
    "regions": "rates",
    "monthly": "before_after",
    "practice_funnel": "practice",
    "practice_stated": "practice",
    "sentences": "penalties",
    "sanction_mix": "penalties",
    "adjusted": "fines",
    "curve": "repeat_offences",
    "conduct_vs_law": "conduct_vs_law",
}


def show(screen: Screen, name: str, what: Prepared, make: Callable[[], Answer]) -> None:
    """Draw the buttons of a card; a file is made when its button is clicked, not before.

    Args:
        screen: The open screen.
        name: The card.
        what: What the card shows: its words stand in every file.
        make: Makes the rows behind it, all of them, and its chart.
    """
    _, said = screen.language.text, what.said

    def notes() -> list[str]:
        return [said.finding, said.context, said.text, *sources.notes(screen, name)]

    kinds: list[tuple[str, str, str, Callable[[], bytes]]] = [
        (_("Table (CSV)"), "csv", "text/csv", lambda: files.csv_file(make().table, notes=notes()))
    ]
    if what.rows < files.MOST_SHEET_ROWS:
        kinds.append(
            (_("Table (XLSX)"), "xlsx", _SHEET,
             lambda: files.xlsx_file(make().table, notes=notes()))
        )  # fmt: skip
    if what.figure is not None:
        png, svg = _pictures(screen, name, make)
        kinds.append((_("Picture (PNG)"), "png", "image/png", png))
        kinds.append((_("Picture (SVG)"), "svg", "image/svg+xml", svg))
    with st.container(horizontal=True):
        for label, ending, mime, file in kinds:
            st.download_button(
                label,
                noted(screen, name, file),
                file_name=sources.file_name(screen, name, ending=ending),
                mime=mime,
                key=f"download_{name}_{ending}",
                on_click="ignore",
            )
    st.caption(
        _(
            "Each file says in itself what it shows, whose data, how fresh, which version: CSV "
            "(UTF-8) above the header, XLSX on a sheet of notes, pictures below the chart."
        )
    )
    if name in NOTES:
        offer = _("Put this into a briefing note (DOCX or PDF)")
        link("brief", offer, screen.selection, ask=NOTES[name], method=None)


def noted(screen: Screen, name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Let a file of a register that is not protected leave an entry in the audit trail."""
    if screen.is_published or screen.is_public or screen.is_simulated:
        return make

    def made() -> bytes:
        about = {"dataset": screen.selection.dataset, "card": name}
        api.exported(about, release=screen.release.number, actor=screen.visitor.actor)
        return make()

    return made


def _pictures(
    screen: Screen, name: str, make: Callable[[], Answer]
) -> tuple[Callable[[], bytes], Callable[[], bytes]]:
    """Return what draws the figure as PNG and as SVG, its title, source and date inside."""

    def draw(form: Form) -> bytes:
        from report.drawing.picture import Caption, picture  # noqa: PLC0415 - slow; on click only

        answer = make()
        if answer.figure is None:
            return b""
        context = f"{answer.said.context} · {sources.dataset_name(screen)}"
        mark = screen.language.text("SIMULATED") if screen.is_simulated else ""
        caption = Caption(answer.said.finding, context, (sources.line(screen, name),), mark)
        return picture(answer.figure, form=form, caption=caption)

    return lambda: draw("png"), lambda: draw("svg")

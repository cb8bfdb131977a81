"""Files of a figure: its table as CSV and XLSX, its picture as PNG and SVG, the way to its note."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from etl import api
from report import files
from ui import sources
from ui.navigation import link
from words.sentences import Said

if TYPE_CHECKING:
    from report.drawing.picture import Form
    from ui.frame import Screen

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


def show(
    screen: Screen, name: str, said: Said, frame: pl.DataFrame, figure: go.Figure | None
) -> None:
    """Draw the buttons of a card; a file is made when its button is clicked, not before.

    Args:
        screen: The open screen.
        name: The card.
        said: Its words: they stand in every file.
        frame: The rows behind it, all of them.
        figure: Its chart; without one there is no picture.
    """
    _ = screen.language.text
    notes = [said.finding, said.context, said.text, *sources.notes(screen, name)]
    kinds = [(_("Table (CSV)"), "csv", "text/csv", lambda: files.csv_file(frame, notes=notes))]
    if frame.height < files.MOST_SHEET_ROWS:
        kinds.append(
            (_("Table (XLSX)"), "xlsx", _SHEET, lambda: files.xlsx_file(frame, notes=notes))
        )
    if figure is not None:
        png, svg = _pictures(screen, name, said, figure)
        kinds.append((_("Picture (PNG)"), "png", "image/png", png))
        kinds.append((_("Picture (SVG)"), "svg", "image/svg+xml", svg))
    with st.container(horizontal=True):
        for label, ending, mime, make in kinds:
            st.download_button(
                label,
                noted(screen, name, make),
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
        api.exported(about, release=screen.release.number, actor=screen.visitor.name)
        return make()

    return made


def _pictures(
    screen: Screen, name: str, said: Said, figure: go.Figure
) -> tuple[Callable[[], bytes], Callable[[], bytes]]:
    """Return what draws the figure as PNG and as SVG, its title, source and date inside."""

    def draw(form: Form) -> bytes:
        from report.drawing.picture import Caption, picture  # noqa: PLC0415 - slow; on click only

        context = f"{said.context} · {sources.dataset_name(screen)}"
        mark = screen.language.text("SIMULATED") if screen.is_simulated else ""
        caption = Caption(said.finding, context, (sources.line(screen, name),), mark)
        return picture(figure, form=form, caption=caption)

    return lambda: draw("png"), lambda: draw("svg")

"""One card for every figure: finding, sentence, chart, table, download, about, source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from types import TracebackType
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import polars as pl
import streamlit as st
from charts.theme import CONFIG

from analysis.answerable import NotAnswerable
from report.files import csv_file
from ui import sources, table
from ui.navigation import link
from ui.selection import SIMULATED

if TYPE_CHECKING:
    from ui.frame import Screen


class Card:
    """A bordered box that shows one figure, or says why it cannot be calculated.

    Used as a context manager: a ``NotAnswerable`` raised inside becomes the card's content,
    because a refusal with its reason is a result.
    """

    def __init__(self, *, screen: Screen, name: str, topic: str) -> None:
        self.screen = screen
        self.name = name
        self.topic = topic

    def __enter__(self) -> Card:
        self._box = st.container(border=True, key=f"card_{self.name}")
        self._box.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        try:
            if isinstance(error, NotAnswerable):
                self._refuse(error)
                return True
            return False
        finally:
            self._box.__exit__(kind, error, trace)

    def requires(self, gate: NotAnswerable | None) -> None:
        """Stop here with the refusal ``gate``, if there is one."""
        if gate is not None:
            raise gate

    def show(
        self,
        *,
        finding: str,
        text: str,
        context: str,
        table_of: pl.DataFrame,
        columns: Sequence[str],
        about: str,
        figure: go.Figure | None = None,
        on_select: Callable[[], None] | None = None,
    ) -> None:
        """Draw the figure with everything that must stand beside it.

        Args:
            finding: The title: what was found, at most ten words.
            text: One or two sentences with value and interval and what not to conclude. Also the
                chart's text alternative.
            context: Measure, place and period; the data set is added here.
            table_of: The frame behind the figure; the table and the download come from it.
            columns: The columns that the table shows, in order.
            about: How the number is made and what it cannot say.
            figure: The chart; without one the table is the first thing shown.
            on_select: Called when the reader selects marks of the chart.
        """
        reader, _ = self.screen.language, self.screen.language.text
        st.html(f'<h2 class="finding">{escape(finding)}</h2>')
        st.html(f'<p class="context">{escape(context)} · {escape(self._dataset_name())}</p>')
        st.html(f'<p class="sentence">{escape(text)}</p>')
        names = [_("Table"), _("Download"), _("About")]
        tabs = list(st.tabs([_("Chart"), *names] if figure is not None else names))
        if figure is not None:
            with tabs.pop(0):
                self._chart(figure, text, on_select)
        with tabs[0]:
            table.show(table_of, columns=columns, caption=finding, language=reader)
        with tabs[1]:
            self._download(finding, text, context, table_of)
        with tabs[2]:
            st.markdown(about)
        st.html(f'<p class="source">{escape(sources.line(self.screen))}</p>')

    def _chart(self, figure: go.Figure, text: str, on_select: Callable[[], None] | None) -> None:
        selecting: dict[str, Any] = (
            {"on_select": on_select, "selection_mode": "points"} if on_select else {}
        )
        st.plotly_chart(
            figure, theme=None, config=CONFIG, key=f"chart_{self.name}", alt=text, **selecting
        )

    def _download(self, finding: str, text: str, context: str, frame: pl.DataFrame) -> None:
        _ = self.screen.language.text
        notes = [finding, text, context, *sources.notes(self.screen)]
        st.download_button(
            _("Download the table (CSV)"),
            csv_file(frame, notes=notes),
            file_name=sources.file_name(self.screen, self.name),
            mime="text/csv",
            key=f"download_{self.name}",
            on_click="ignore",
        )
        st.caption(_("UTF-8 CSV with the notes, the source and the version above the header."))

    def _refuse(self, refusal: NotAnswerable) -> None:
        reader, _ = self.screen.language, self.screen.language.text
        st.html(
            f'<h2 class="finding">{escape(self.topic)}</h2>'
            f'<p class="refusal"><strong>{escape(_("Cannot be calculated."))}</strong> '
            f"{escape(refusal.reason.text(reader))}</p>"
        )
        facts = []
        if refusal.needed is not None:
            facts.append((_("Needed"), refusal.needed.text(reader)))
        if refusal.available is not None:
            facts.append((_("There is"), refusal.available.text(reader)))
        if refusal.when is not None:
            facts.append((_("Earliest"), reader.date(refusal.when, "month")))
        items = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in facts)
        if items:
            st.html(f'<dl class="facts">{items}</dl>')
        if self.screen.is_published:
            offer = _("See this screen with the SIMULATED register")
            link(self.screen.code, offer, self.screen.selection, dataset=SIMULATED)
        st.html(f'<p class="source">{escape(sources.line(self.screen))}</p>')

    def _dataset_name(self) -> str:
        return sources.dataset_name(self.screen)

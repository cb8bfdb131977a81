"""One card for every figure: finding, sentence, chart, table, download, about, source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from html import escape
from types import TracebackType
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from analysis.answerable import NotAnswerable
from charts.theme import CONFIG
from report.answers.answer import Answer
from ui import downloads, methods, prepared, reading, sources, tabs
from ui import table as tables
from ui.drawn import Drawn
from ui.navigation import link
from ui.prepared import Prepared
from ui.prose import prose
from ui.selection import SIMULATED
from words.sentences import Said

if TYPE_CHECKING:
    from ui.frame import Screen

_MAP_PX = 440


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
        said: Said,
        *,
        table: pl.DataFrame,
        columns: Sequence[str],
        figure: go.Figure | None = None,
        on_select: Callable[[], None] | None = None,
    ) -> None:
        """Draw the figure with everything that must stand beside it.

        Args:
            said: Finding, sentence, context and method, in the reader's language. The sentence
                is also the chart's text alternative in the browser.
            table: The frame behind the figure; the table and the download come from it.
            columns: The columns that the table shows, in order.
            figure: The chart; without one the table is the first thing shown.
            on_select: Called when the reader selects marks of the chart.
        """
        answer = Answer(said, table, tuple(columns), figure)
        self.draw(prepared.of(answer, self.screen), lambda: answer, on_select=on_select)

    def draw(
        self,
        what: Prepared,
        make: Callable[[], Answer],
        *,
        on_select: Callable[[], None] | None = None,
    ) -> None:
        """Draw what was prepared before.

        Args:
            what: The card's content, ready for the browser.
            make: Makes the answer that it was prepared from; asked when a file is taken.
            on_select: Called when the reader selects marks of the chart.
        """
        _, said = self.screen.language.text, what.said
        st.html(
            f'<h2 class="finding">{prose(said.finding)}</h2>'
            f'<p class="context">{prose(said.context)} · {escape(self._dataset_name())}</p>'
            f'<p class="sentence">{prose(said.text)}</p>'
        )
        chart = what.figure
        opened: dict[str, tuple[str, Callable[[], object]]] = {}
        if chart is not None:
            opened["chart"] = (_("Chart"), lambda: self._chart(chart, on_select))
        opened["table"] = (_("Table"), lambda: self._table(what))
        files = partial(downloads.show, self.screen, self.name, what, make)
        opened["download"] = (_("Download"), files)
        opened["about"] = (_("About"), lambda: self._about(said))
        tabs.show(self.name, opened)
        st.html(f'<p class="source">{escape(sources.line(self.screen, self.name))}</p>')

    def _table(self, what: Prepared) -> None:
        st.html(what.table())
        tables.more(what.rows, self.screen.language)

    def _about(self, said: Said) -> None:
        st.markdown(said.about)
        reading.show(self.screen, self.name)
        methods.links(self.screen, *methods.OF_CARD.get(self.name, ()))

    def _chart(self, figure: Drawn, on_select: Callable[[], None] | None) -> None:
        more: dict[str, Any] = (
            {"on_select": on_select, "selection_mode": "points"} if on_select else {}
        )
        box: AbstractContextManager[object] = nullcontext()
        if figure.is_map:
            # A map keeps its shape, so that its height follows the width: style.css knows both.
            shape = "tall" if figure.is_tall else "wide"
            box = st.container(key=f"map_{shape}_{self.name}", height=_MAP_PX)
            more["height"] = "stretch"
        with box:
            # In the browser the sentence takes the topic's place (page.js): told here, another
            # sentence would make the same chart another one.
            st.plotly_chart(
                figure, theme=None, config=CONFIG, key=f"chart_{self.name}", alt=self.topic, **more
            )

    def _refuse(self, refusal: NotAnswerable) -> None:
        reader, _ = self.screen.language, self.screen.language.text
        st.html(
            f'<h2 class="finding">{prose(self.topic)}</h2>'
            f'<p class="refusal"><strong>{escape(_("Cannot be calculated."))}</strong> '
            f"{prose(refusal.reason.text(reader))}</p>"
        )
        facts = []
        if refusal.needed is not None:
            facts.append((_("Needed"), refusal.needed.text(reader)))
        if refusal.available is not None:
            facts.append((_("There is"), refusal.available.text(reader)))
        if refusal.when is not None:
            facts.append((_("Earliest"), reader.date(refusal.when, "month")))
        items = "".join(f"<dt>{escape(k)}</dt><dd>{prose(v)}</dd>" for k, v in facts)
        if items:
            st.html(f'<dl class="facts">{items}</dl>')
        if self.screen.is_published:
            offer = _("See this screen with the SIMULATED register")
            link(self.screen.code, offer, self.screen.selection, dataset=SIMULATED)
        methods.links(self.screen, "answerable")
        st.html(f'<p class="source">{escape(sources.line(self.screen, self.name))}</p>')

    def _dataset_name(self) -> str:
        return sources.dataset_name(self.screen)

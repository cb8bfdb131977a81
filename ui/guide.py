"""A first visit in two minutes: five stops, offered once, closed by a button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from ui import headlines
from ui.navigation import link
from words import N_

if TYPE_CHECKING:
    from ui.frame import Screen

_STATE: Final = "guide_stop"
_CLOSED: Final = -1

#: Screen → what to look at there; in the order of a first visit.
STOPS: Final = (
    (
        "overview",
        N_("What is known nationwide"),
        N_(
            "The large figures are statements: each says who gave it and when. Below stand the "
            "figures that contradict each other and the law's own story."
        ),
    ),
    (
        "regions",
        N_("Where"),
        N_(
            "Choose a measure, then a region on the map or in the list. Dots and intervals show "
            "how sure a rate is; the funnel says whether a region is unusual at all."
        ),
    ),
    (
        "practice",
        N_("How far cases go"),
        N_("From the complaint to the verdict: what is known, and which steps nobody counts."),
    ),
    (
        "before_after",
        N_("What cannot be answered yet"),
        N_(
            "Where a number would mislead, the card says why, what it would take and from when it "
            "may be possible. The register marked SIMULATED shows how the answer will look."
        ),
    ),
    (
        "data",
        N_("How to check it"),
        N_(
            "Every figure has a table, a download and a method. Here are the sources, the known "
            "conflicts, the methods and the words of the law in three languages."
        ),
    ),
)


def show(screen: Screen) -> None:
    """Offer the guided visit, or show the stop at which the reader is.

    The place is remembered as long as the reader's window is open; the address stays as it is, so
    that a link sent to somebody else does not close their visit.
    """
    stop = st.session_state.get(_STATE, 0)
    if stop == _CLOSED:
        return
    with st.container(border=True, key="guide", gap="xsmall"):
        if stop == 0:
            _offer(screen)
        else:
            _stop(screen, stop)


def _offer(screen: Screen) -> None:
    _ = screen.language.text
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("First time here? Five stops, two minutes."))
        _button(_("Show me"), 1)
        _button(_("No, thank you"), _CLOSED)


def _stop(screen: Screen, stop: int) -> None:
    reader, _ = screen.language, screen.language.text
    code, title, text = STOPS[stop - 1]
    headlines.section(
        _(
            "Stop {n} of {all}: {title}",
            n=reader.number(stop),
            all=reader.number(len(STOPS)),
            title=_(title),
        )
    )
    st.markdown(_(text))
    with st.container(horizontal=True, vertical_alignment="center"):
        if code != screen.code:
            link(code, _("Open this screen"), screen.selection)
        if stop < len(STOPS):
            _button(_("Next stop"), stop + 1)
        _button(_("Close the visit"), _CLOSED)


def _button(label: str, stop: int) -> None:
    st.button(label, key=f"guide_{stop}", on_click=_go, args=(stop,))


def _go(stop: int) -> None:
    st.session_state[_STATE] = stop

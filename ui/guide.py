"""A first visit in two minutes: five stops on five screens, each a link, left at any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from ui import headlines
from ui.navigation import link
from words import N_

if TYPE_CHECKING:
    from ui.frame import Screen

_NONE: Final = "0"

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
        "before_after",
        N_("What cannot be answered yet"),
        N_(
            "Where a number would mislead, the card says why, what it would take and from when it "
            "may be possible. The register marked SIMULATED shows how the answer will look."
        ),
    ),
    (
        "penalties",
        N_("What courts impose"),
        N_(
            "Each known sentence stands beside the most that the law allows. Whether fines stop "
            "people is shown once people can be watched for a year after their sanction."
        ),
    ),
    (
        "brief",
        N_("What to take with you"),
        N_(
            "One question on one or two pages, as Word or PDF, in your language, with its sources "
            "and a link. Data and methods, in the menu, says how each number is made."
        ),
    ),
)


def show(screen: Screen) -> None:
    """Offer the visit on the first screen, or show the stop that the address names.

    The stop is in the address and nowhere else: nothing is remembered of a reader, and the menu
    leaves the visit.
    """
    stop = int(screen.selection.visit)
    if stop == 0 and screen.code != "overview":
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
        _to(screen, 1, _("Show me"))


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
    with st.container(horizontal=True, vertical_alignment="center"):
        if code != screen.code:
            _to(screen, stop, _("Open this screen"))
        else:
            st.markdown(_(text))
    with st.container(horizontal=True, vertical_alignment="center"):
        if stop > 1:
            _to(screen, stop - 1, _("Previous stop"))
        if stop < len(STOPS):
            _to(screen, stop + 1, _("Next stop"))
        link(screen.code, _("Close the visit"), screen.selection, visit=_NONE)


def _to(screen: Screen, stop: int, label: str) -> None:
    """Draw the link to a stop, on the screen where it is."""
    link(STOPS[stop - 1][0], label, screen.selection, visit=str(stop))

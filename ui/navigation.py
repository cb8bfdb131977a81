"""The screens, in the order of the menu."""

from dataclasses import dataclass

import streamlit as st
from streamlit.errors import StreamlitAPIException

from ui.roles import Right, Visitor
from ui.selection import Selection, write
from words import N_, Language


@dataclass(frozen=True, slots=True)
class Entry:
    """One screen: its file, its name, and the question it answers."""

    path: str
    title: str
    question: str
    right: Right | None = None  # that a visitor needs to open it


SCREENS: dict[str, Entry] = {
    "overview": Entry("dashboard.py", N_("Overview"), N_("How many cases are known, and by whom?")),
    "regions": Entry("pages/regions.py", N_("Regions"), N_("Where were offences recorded?")),
    "region": Entry("pages/region.py", N_("Region profile"), N_("What is known of one region?")),
    "before_after": Entry(
        "pages/before_after.py", N_("Before and after"), N_("Did July 2025 change anything?")
    ),
    "practice": Entry(
        "pages/practice.py", N_("Practice"), N_("How far do cases go, from complaint to verdict?")
    ),
    "penalties": Entry(
        "pages/penalties.py", N_("Penalties"), N_("What do courts impose, how near the maximum?")
    ),
    "repeat_offences": Entry(
        "pages/repeat_offences.py",
        N_("Repeat offences"),
        N_("Who comes back, how soon, and after which sanction?"),
    ),
    "cases_and_law": Entry(
        "pages/cases_and_law.py",
        N_("Cases and the law"),
        N_("Which conduct can article 115-1 reach?"),
    ),
    "upload": Entry(
        "pages/upload.py", N_("Upload"), N_("Load a file and see what was taken."), right="load"
    ),
    "data": Entry("pages/data.py", N_("Data and methods"), N_("Where do the numbers come from?")),
    "brief": Entry(
        "pages/brief.py",
        N_("Briefing note"),
        N_("What can I take with me, on one or two pages?"),
    ),
}


def link(code: str, label: str, selection: Selection, **changes: str | None) -> None:
    """Draw a link to a screen that keeps the reader's choices, with ``changes``."""
    address = write(selection, **changes)
    try:
        st.page_link(SCREENS[code].path, label=label, query_params=address)
    except StreamlitAPIException:  # a screen run alone, as tests do, has no neighbours
        st.markdown(label)


def menu(here: str, selection: Selection, language: Language, visitor: Visitor) -> None:
    """Draw the links to the visitor's screens; what was looked up is not carried along.

    A link to the very screen that is open tells its choices to the server alone. They are said to
    the browser here, so that its address, which readers copy, is always that of what they see. Of
    another screen the browser knows the address already; told twice, it may keep a step on its way
    back at which the old screen stands under the new choices.
    """
    if st.session_state.get("screen_open") == here:
        st.query_params.from_dict(st.query_params.to_dict())
    st.session_state["screen_open"] = here
    for code, entry in SCREENS.items():
        if entry.right is not None and not visitor.may(entry.right):
            continue
        link(code, language.text(entry.title), selection, method=None, part="data", visit="0")

"""The door: who is at the screen, and what is shown to somebody who may not come in.

Without ``[auth]`` in Streamlit's secrets there is no sign-in, and the dashboard answers its own
machine alone.
"""

from datetime import UTC, datetime
from typing import NoReturn

import streamlit as st

from etl import api
from ui import door
from ui.roles import LOCAL, Right, Visitor, visitor_of
from words import Language

_GREETED = "access_recorded"


def enter(reader: Language) -> Visitor:
    """Return who is at the screen; draw the sign-in and end the run for somebody unknown."""
    visitor = _visitor(reader)
    if visitor.role is None:
        _door(visitor, reader)
    if visitor.is_signed_in and not st.session_state.get(_GREETED):
        api.signed_in(str(visitor.actor), role=visitor.role)
        st.session_state[_GREETED] = True
    return visitor


def require(visitor: Visitor, right: Right | None, reader: Language) -> None:
    """End the run with a sentence if the visitor lacks the right that a screen asks for."""
    if right is not None and not visitor.may(right):
        st.info(reader.text("This screen is for people who work with registers."))
        st.stop()


def badge(visitor: Visitor, reader: Language) -> None:
    """Draw who is signed in and the way out, or the way in; nothing on one's own machine."""
    if visitor.is_local:
        return
    if not visitor.is_signed_in:
        st.button(reader.text("Sign in"), on_click=st.login, key="access_in")
        return
    st.caption(reader.text("Signed in as {name}.", name=visitor.name))
    st.button(reader.text("Sign out"), on_click=st.logout, key="access_out")


def _visitor(reader: Language) -> Visitor:
    try:
        rules = door.rules()
    except door.Closed as closed:
        st.error(closed.why.text(reader))
        st.stop()
    if rules is None:
        return LOCAL
    claims = st.user.to_dict() if st.user.is_logged_in else {}
    return visitor_of(claims, rules=rules, now=datetime.now(UTC))


def _door(visitor: Visitor, reader: Language) -> NoReturn:
    _ = reader.text
    st.html(f'<h1 class="screen">{_("Stalking in Kazakhstan")}</h1>')
    if visitor.is_signed_in:
        st.info(
            _(
                "You are signed in as {name}, but have no role here. "
                "Ask the administrator of this dashboard for one.",
                name=visitor.name,
            )
        )
        st.button(_("Sign out"), on_click=st.logout, key="access_out")
    else:
        st.info(_("Please sign in to see the dashboard."))
        st.button(_("Sign in"), on_click=st.login, type="primary", key="access_in")
    st.stop()

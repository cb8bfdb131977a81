"""The door: who is at the screen, and what is shown to somebody who may not come in.

Without ``[auth]`` in Streamlit's secrets there is no sign-in, and the dashboard answers its own
machine alone. Whatever looks like a sign-in that is only half set up keeps everybody out: a
mistake in a file must not open a register.
"""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st

from etl import api
from ui.roles import LOCAL, BadRules, Right, Rules, Visitor, rules_of, visitor_of
from words import N_, Language, Message

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_GREETED = "access_recorded"

OPEN_TO_OTHERS = N_(
    "This server can be reached from other machines, but nobody has to sign in. "
    "Set up [auth] in .streamlit/secrets.toml, or serve 127.0.0.1 alone."
)
UNREADABLE = N_("The file of secrets cannot be read. Until it can, nobody is let in.")
NO_AUTH = N_(
    "There are [roles] in the secrets but no [auth]. Until both are there, nobody is let in."
)
BAD_RULES = N_(
    "The section [roles] of the secrets has entries without a meaning: {names}. "
    "Until they are mended, nobody is let in."
)


def enter(reader: Language) -> Visitor:
    """Return who is at the screen; draw the sign-in and end the run for somebody unknown."""
    visitor = _visitor(reader)
    if visitor.role is None:
        _door(visitor, reader)
    if visitor.is_signed_in and not st.session_state.get(_GREETED):
        api.signed_in(str(visitor.name), role=visitor.role)
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
    secrets = _secrets(reader)
    if "auth" not in secrets:
        if "roles" in secrets:
            _closed(Message(NO_AUTH), reader)
        if st.get_option("server.address") not in LOOPBACK:
            _closed(Message(OPEN_TO_OTHERS), reader)
        return LOCAL
    rules = _rules(secrets.get("roles", {}), reader)
    claims = st.user.to_dict() if st.user.is_logged_in else {}
    return visitor_of(claims, rules=rules, now=datetime.now(UTC))


def _secrets(reader: Language) -> Mapping[str, Any]:
    files = [Path(name) for name in st.get_option("secrets.files")]
    if not any(path.exists() for path in files):
        return {}
    try:
        return st.secrets.to_dict()
    except Exception:
        _closed(Message(UNREADABLE), reader)


def _rules(section: object, reader: Language) -> Rules:
    """Return the rules in force: those of the secrets, and of the file that they name."""
    settings = dict(section) if isinstance(section, Mapping) else {"roles": section}
    try:
        if file := settings.pop("file", None):
            settings |= tomllib.loads(Path(str(file)).read_text(encoding="utf-8"))
        return rules_of(settings)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        _closed(Message(UNREADABLE), reader)
    except BadRules as bad:
        _closed(Message(BAD_RULES, {"names": ", ".join(bad.args)}), reader)


def _closed(why: Message, reader: Language) -> NoReturn:
    st.error(why.text(reader))
    st.stop()


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

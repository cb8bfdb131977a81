"""Whether there is a sign-in, and whom its rules let in.

Whatever looks like a sign-in that is only half set up keeps everybody out: a mistake in a file
must not open a register. Screens ask through ``ui.access``, addresses for programs ask here.
"""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from ui.roles import BadRules, Rules, rules_of, visitor_of
from words import N_, Message

LOOPBACK = ("127.0.0.1", "localhost", "::1")

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


class Closed(Exception):  # noqa: N818 - a state of the house, not a mistake of a visitor
    """Nobody is let in; ``why`` says what the administrator has to mend."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.template)
        self.why = why


def rules() -> Rules | None:
    """Return by which rules people are let in; None on somebody's own machine, without sign-in.

    Raises:
        Closed: The settings do not say whom to let in.
    """
    secrets = _secrets()
    if "auth" in secrets:
        return _rules(secrets.get("roles", {}))
    if "roles" in secrets:
        raise Closed(Message(NO_AUTH))
    if st.get_option("server.address") not in LOOPBACK:
        raise Closed(Message(OPEN_TO_OTHERS))
    return None


def is_open() -> bool:
    """Tell whether somebody who did not sign in may see the public view."""
    try:
        known = rules()
    except Closed:
        return False
    return known is None or visitor_of({}, rules=known, now=datetime.now(UTC)).role == "public"


def _secrets() -> Mapping[str, Any]:
    """Return the secrets, read here: Streamlit takes a file with a fault for no file at all."""
    found: dict[str, Any] = {}
    for name in st.get_option("secrets.files"):
        path = Path(name)
        if path.exists():
            found |= _toml(path)
    return found


def _rules(section: object) -> Rules:
    """Return the rules of the secrets, and of the file that they name."""
    settings = dict(section) if isinstance(section, Mapping) else {"roles": section}
    if file := settings.pop("file", None):
        settings |= _toml(Path(str(file)))
    try:
        return rules_of(settings)
    except BadRules as bad:
        raise Closed(Message(BAD_RULES, {"names": ", ".join(bad.args)})) from bad


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Closed(Message(UNREADABLE)) from error

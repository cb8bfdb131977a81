"""Whether a visitor whom nobody knows may see what the public sees.

The screens ask ``ui.access``, which draws a door; an address that is read by a program has none.
Whatever keeps everybody out there keeps everybody out here.
"""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from ui.access import LOOPBACK
from ui.roles import BadRules, rules_of, visitor_of


def is_open() -> bool:
    """Tell whether somebody who did not sign in may see the public view."""
    try:
        secrets = _secrets()
        if "auth" not in secrets:
            return "roles" not in secrets and st.get_option("server.address") in LOOPBACK
        settings = dict(secrets.get("roles", {}))
        if file := settings.pop("file", None):
            settings |= tomllib.loads(Path(str(file)).read_text(encoding="utf-8"))
        visitor = visitor_of({}, rules=rules_of(settings), now=datetime.now(UTC))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, BadRules, TypeError, ValueError):
        return False
    return visitor.role == "public"


def _secrets() -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name in st.get_option("secrets.files"):
        path = Path(name)
        if path.exists():
            found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found

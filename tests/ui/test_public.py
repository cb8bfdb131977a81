"""The public view: on no screen, in no file a count by which a person could be found."""

from collections.abc import Callable
from typing import Any

import pytest

from ui.navigation import SCREENS

Visit = Callable[..., Any]


@pytest.mark.parametrize("screen", SCREENS)
def test_smoke(visit: Visit, screen: str) -> None:
    shown = visit(screen, lang="en", data="simulated", seen="public")
    assert not shown.app.exception

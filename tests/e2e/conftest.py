"""A real server and a real browser for the journeys; nothing leaves this machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tools.browser import DESKTOP, LOCALES, chromium_path, launch, reader, wait_until_drawn
from tools.serving import Server, serving

HERE = Path(__file__).parent


class Visit(Protocol):
    """Open a screen as one reader and return the page once everything is drawn."""

    def __call__(
        self,
        screen: str = "overview",
        *,
        language: str | None = None,
        locale: str | None = None,
        viewport: tuple[int, int] = DESKTOP,
        dark: bool = False,
        **codes: str,
    ) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")  # not longer: its event loop would meet the tests that follow
def browser() -> Iterator[Browser]:
    executable = chromium_path()
    if executable is None:
        missing = "Chromium is not installed (Debian: apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(
                f"{missing}; where every change is checked, a browser test may not be left out"
            )
        pytest.skip(missing)
    with sync_playwright() as playwright:
        window = launch(playwright, executable=executable)
        yield window
        window.close()


@pytest.fixture(scope="module")
def server(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a copy of the warehouse, so that a journey may load and withdraw."""
    folder = tmp_path_factory.mktemp("served")
    copy = shutil.copytree(warehouse, folder / "warehouse")
    with serving(warehouse=copy, log=folder / "server.log") as running:
        yield running


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """Visits of one test; it fails on any request to the outside and any error on the page."""
    with ExitStack() as windows:
        noted = []

        def open_screen(
            screen: str = "overview",
            *,
            language: str | None = None,
            locale: str | None = None,
            viewport: tuple[int, int] = DESKTOP,
            dark: bool = False,
            **codes: str,
        ) -> Page:
            tag = locale or LOCALES[language or "ru"]
            context, faults = windows.enter_context(
                reader(browser, locale=tag, viewport=viewport, dark=dark)
            )
            noted.append(faults)
            if language:
                codes = {"lang": language, **codes}
            page = context.new_page()
            page.goto(server.address(screen, **codes))
            wait_until_drawn(page)
            return page

        yield open_screen
        found = [line for faults in noted for line in faults.lines()]
        assert not found, "\n".join(found)

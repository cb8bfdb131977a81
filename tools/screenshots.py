"""Photograph every screen in every language: ``python -m tools.screenshots [FOLDER] [--whole]``.

Three window sizes and both colour schemes, the published record and the simulated register, one
picture at a time, of the warehouse in ``DASHBOARD_WAREHOUSE`` or the default one. ``--whole`` makes
each picture as tall as its screen. ``--only=WORD`` keeps the looks whose name has the word, such as
``kk`` or ``390x844-dark``; it may be given several times.
"""

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from etl.settings import Settings
from tools.browser import (
    DESKTOP,
    LOCALES,
    PHONE,
    WIDE,
    chromium_path,
    launch,
    reader,
    wait_until_drawn,
    whole_height,
)
from tools.serving import ROOT, Server, serving

DEFAULT_FOLDER = ROOT / "build" / "screenshots"
HEADER_PIXELS = 80
DATASETS = ("published", "simulated")
#: Screen → the codes with which its picture shows more than a question.
CODES: dict[str, dict[str, str]] = defaultdict(dict, region={"region": "47"})


@dataclass(frozen=True, slots=True)
class Look:
    """How one reader sees the screens."""

    language: str
    viewport: tuple[int, int]
    dark: bool

    @property
    def name(self) -> str:
        """Return the part of a file's name that says how it was seen."""
        width, height = self.viewport
        return f"{self.language}-{width}x{height}-{'dark' if self.dark else 'light'}"


def screens() -> list[str]:
    """Return the name of every screen, the first one first."""
    pages = sorted(path.stem for path in (ROOT / "pages").glob("[!_]*.py"))
    return ["overview", *pages]


def looks() -> Iterator[Look]:
    """Yield every language, window size and colour scheme."""
    for language, viewport, dark in product(LOCALES, (DESKTOP, PHONE, WIDE), (False, True)):
        yield Look(language, viewport, dark)


def photograph(browser: Browser, server: Server, look: Look, *, folder: Path, whole: bool) -> int:
    """Photograph every screen as one reader sees it; return how many faults were met."""
    met = 0
    locale = LOCALES[look.language]
    with reader(browser, locale=locale, viewport=look.viewport, dark=look.dark) as (window, faults):
        page = window.new_page()
        for screen, dataset in product(screens(), DATASETS):
            _resize(page, look.viewport[0], look.viewport[1])
            page.goto(server.address(screen, lang=look.language, data=dataset, **CODES[screen]))
            wait_until_drawn(page)
            if whole:
                _resize(page, look.viewport[0], whole_height(page) + HEADER_PIXELS)
                wait_until_drawn(page)
            page.screenshot(path=folder / f"{screen}-{dataset}-{look.name}.png")
        for line in faults.lines():
            met += 1
            print(f"{look.name}: {line}", file=sys.stderr)
    return met


def main(arguments: list[str]) -> int:
    """Take the pictures; return 1 when a screen asked for the outside or met an error."""
    whole = "--whole" in arguments
    wanted = [word.removeprefix("--only=") for word in arguments if word.startswith("--only=")]
    names = [name for name in arguments if not name.startswith("--")]
    folder = Path(names[0]) if names else DEFAULT_FOLDER
    executable = chromium_path()
    if executable is None:
        print("Chromium is not installed. On Debian: apt-get install chromium", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    met = 0
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        warehouse = Settings.from_environment().warehouse
        browser = launch(playwright, executable=executable)
        with serving(warehouse=warehouse, log=Path(scratch) / "server.log") as server:
            for look in (one for one in looks() if all(word in one.name for word in wanted)):
                met += photograph(browser, server, look, folder=folder, whole=whole)
        browser.close()
    print(
        f"{len(list(folder.glob('*.png')))} pictures in {folder}, {time.monotonic() - began:.0f} s"
    )
    return 1 if met else 0


def _resize(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

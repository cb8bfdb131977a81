"""Photograph what three readers do: ``python -m tools.journeys [FOLDER]``.

A deputy finds a region and shares it, parliament's staff compare fines with other sanctions, an
analyst loads a file and takes it back. Each picture is one step, small enough for the repository;
``docs/journeys.md`` tells the steps. The warehouse is copied first: loading changes it.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from etl.settings import Settings
from tools.browser import LOCALES, chromium_path, launch, reader, wait_until_drawn
from tools.serving import ROOT, Server, serving
from words import Language, language

DEFAULT_FOLDER = ROOT / "docs" / "images"
COLOURS = 128  # of a picture: enough for flat screens, a third of the size
REGION = "47"

#: Four cases as an office might send them; the second has a date that no calendar knows.
FILE = """case_id,registered_on,region,article,conduct_from,conduct_to,outcome
A-1,2026-05-03,47,УК 115-1,2026-04-01,2026-05-01,in_progress
A-2,2026-06-31,47,УК 115-1,2026-04-02,2026-05-02,convicted
A-3,2026-06-11,47,УК 115-1,2026-05-03,2026-06-03,convicted
A-4,2026-07-01,47,УК 115-1,2026-06-01,2026-06-20,sent_to_court
"""


@dataclass(frozen=True, slots=True)
class Walk:
    """One reader's way: the window, the server, their words, and where pictures go."""

    page: Page
    server: Server
    words: Language
    folder: Path
    name: str

    def open(self, screen: str, **codes: str) -> None:
        """Open a screen in the reader's language and wait until it is drawn."""
        self.page.goto(self.server.address(screen, lang=self.words.code, **codes))
        wait_until_drawn(self.page)

    def press(self, label: str) -> None:
        """Press a button or link by its words."""
        self.page.get_by_text(self.words.text(label), exact=True).first.click()
        wait_until_drawn(self.page)

    def picture(self, step: int, *, of: Locator | None = None) -> None:
        """Photograph the window, scrolled to ``of``, without the buttons that a mouse calls up."""
        self.page.mouse.move(0, 0)
        wait_until_drawn(self.page)  # what is still on its way would move what was scrolled to
        if of is not None:
            of.scroll_into_view_if_needed()
            of.evaluate("it => it.scrollIntoView({block: 'start'})")
        wait_until_drawn(self.page)
        self.save(f"{self.name}-{step}")

    def save(self, name: str) -> None:
        """Photograph the window as it is, small enough for the repository."""
        drawn = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        small = drawn.quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(self.folder / f"{name}.png", optimize=True)

    def card(self, name: str) -> Locator:
        """Return the card with a name."""
        return self.page.locator(f".st-key-card_{name}")


def deputy(walk: Walk) -> None:
    """Find Mangystau's figures from the first screen, and open what the link will show."""
    walk.open("overview")
    walk.picture(1)
    walk.open("regions", measure="documented", region=REGION)
    walk.picture(2)
    walk.press("Everything about this region")
    walk.page.wait_for_url("**/region?**")
    walk.picture(3, of=walk.card("region_stated"))


def staff(walk: Walk) -> None:
    """Ask whether fines do worse: refused for the real record, answered for the simulated one."""
    walk.open("penalties")
    walk.picture(1, of=walk.card("sanction_mix"))
    walk.open("penalties", data="simulated", article="all")
    walk.picture(2, of=walk.card("adjusted"))
    walk.open("repeat_offences", data="simulated")
    walk.picture(3, of=walk.card("windows"))


def analyst(walk: Walk) -> None:
    """Check a file, load what is right, see it counted, and take it back."""
    page, words = walk.page, walk.words
    walk.open("upload")
    file = walk.folder / "cases.csv"
    file.write_text(FILE, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    name = page.get_by_role("textbox", name=words.text("Name of the new data set"))
    name.wait_for()
    _fill(page, name, "mangystau")
    day = page.get_by_role("textbox", name=words.text("Extract date (year-month-day)"))
    if not day.is_visible():
        page.get_by_text(words.text("If the file does not say it itself")).click()
    _fill(page, day, "2026-09-30")
    load = page.get_by_role("button", name=words.plural("Load {n} row", "Load {n} rows", 3))
    load.wait_for()
    walk.picture(1, of=page.get_by_text(words.text("What the checks found")))
    load.click()
    page.get_by_text(words.text("See the numbers of this data set")).first.wait_for()
    walk.picture(2, of=page.get_by_text(words.text("Ledger"), exact=True).last)
    walk.press("Withdraw this upload")
    page.get_by_text(words.text("The upload is withdrawn; the state before it is back.")).wait_for()
    walk.picture(3, of=page.get_by_text(words.text("Ledger"), exact=True).last)
    file.unlink()


def front(walk: Walk) -> None:
    """Open the screens that the README shows."""
    walk.open("overview")
    walk.save("overview")
    walk.open("regions", data="simulated", measure="stalking")
    walk.save("regions")


#: Name of the pictures → the reader's language and what they do.
JOURNEYS: dict[str, tuple[str, Callable[[Walk], None]]] = {
    "deputy": ("ru", deputy),
    "staff": ("kk", staff),
    "analyst": ("en", analyst),
}


def walk_all(browser: Browser, server: Server, folder: Path) -> list[str]:
    """Walk every journey and past the front; return the faults that were met on the way."""
    met = []
    for name, (code, steps) in JOURNEYS.items():
        with reader(browser, locale=LOCALES[code]) as (window, faults):
            steps(Walk(window.new_page(), server, language(code), folder, name))
            met += [f"{name}: {line}" for line in faults.lines()]
    with reader(browser, locale=LOCALES["en"]) as (window, faults):
        front(Walk(window.new_page(), server, language("en"), folder, "front"))
        met += faults.lines()
    return met


def main(arguments: list[str]) -> int:
    """Take the pictures; return 1 when a screen asked for the outside or met an error."""
    folder = Path(arguments[0]) if arguments else DEFAULT_FOLDER
    executable = chromium_path()
    if executable is None:
        print("Chromium is not installed. On Debian: apt-get install chromium", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        warehouse = Path(scratch) / "warehouse"
        shutil.copytree(Settings.from_environment().warehouse, warehouse)
        browser = launch(playwright, executable=executable)
        with serving(warehouse=warehouse, log=Path(scratch) / "server.log") as server:
            met = walk_all(browser, server, folder)
        browser.close()
    print("\n".join(met) or f"The journeys are in {folder}")
    return 1 if met else 0


def _fill(page: Page, field: Locator, text: str) -> None:
    field.fill(text)
    field.press("Enter")
    wait_until_drawn(page)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

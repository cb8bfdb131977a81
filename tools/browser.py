"""A reader's browser: Debian's Chromium, cut off from everything but this machine."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Route,
    WebSocket,
)

#: Language code → what a browser of that reader says of itself.
LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
DESKTOP = (1366, 768)
PHONE = (390, 844)
WIDE = (1920, 1080)
WAIT_MS = 60_000

#: Chromium asks its maker for updates, lists and trials on its own; here it keeps to our pages,
#: and no name leads anywhere.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

#: The run is over, nothing on the page is left from the run before, every figure has its marks,
#: and all that for a quarter of a second: a click takes a moment to reach the server.
DRAWN = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const busy = !app
    || app.getAttribute('data-test-script-state') !== 'notRunning'
    || app.getAttribute('data-test-connection-state') !== 'CONNECTED'
    || !document.querySelector('[data-testid="stMain"] [data-testid="stElementContainer"]')
    || document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
    || [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].some(
         chart => chart.checkVisibility() && !chart.querySelector('.main-svg'));
  if (busy || window.quietSince === undefined) { window.quietSince = performance.now(); }
  return !busy && performance.now() - window.quietSince > 250;
}"""


@dataclass(slots=True)
class Faults:
    """What went wrong behind a reader's back, each in one line."""

    outside: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return every fault."""
        asked = [f"asked for an address outside this machine: {url}" for url in self.outside]
        return asked + [f"error on the page: {text}" for text in self.console]


def chromium_path() -> str | None:
    """Return where Chromium is, or None where there is none; ``CHROMIUM`` names another."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


def launch(playwright: Playwright, *, executable: str) -> Browser:
    """Start Chromium without a window."""
    return playwright.chromium.launch(
        executable_path=executable, args=list(QUIET), chromium_sandbox=os.geteuid() != 0
    )


@contextmanager
def reader(
    browser: Browser,
    *,
    locale: str = "ru-RU",
    viewport: tuple[int, int] = DESKTOP,
    dark: bool = False,
) -> Iterator[tuple[BrowserContext, Faults]]:
    """Open a window of its own for one reader, and note every fault in it.

    A request that would leave this machine is noted and refused, as if the network were cut.
    """
    faults = Faults()
    context = browser.new_context(
        locale=locale,
        viewport={"width": viewport[0], "height": viewport[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        accept_downloads=True,
    )
    context.set_default_timeout(WAIT_MS)
    context.route("**/*", lambda route: _admit(route, faults))
    context.on("page", lambda page: _watch(page, faults))
    try:
        yield context, faults
    finally:
        context.unroute_all(behavior="ignoreErrors")  # a request under way would hold the window
        context.close()


def wait_until_drawn(page: Page) -> None:
    """Wait until the script's run has ended and everything it sent is on the page."""
    page.evaluate("() => { window.quietSince = undefined }")
    # Ten looks a second: each makes the browser work out its styles, which takes from the page.
    page.wait_for_function(DRAWN, timeout=WAIT_MS, polling=100)


def whole_height(page: Page) -> int:
    """Return the height that shows the screen without scrolling [CSS pixels]."""
    return int(
        page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
    )


def _admit(route: Route, faults: Faults) -> None:
    if _is_here(route.request.url):
        route.continue_()
    else:
        faults.outside.append(route.request.url)
        route.abort()


def _watch(page: Page, faults: Faults) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not _is_probe(message.location["url"]):
            faults.console.append(message.text)

    def on_socket(socket: WebSocket) -> None:
        if not _is_here(socket.url):
            faults.outside.append(socket.url)

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.console.append(str(error)))
    page.on("websocket", on_socket)


def _is_probe(url: str) -> bool:
    """Tell whether Streamlit's page only felt its way to its server.

    Behind a deep link it first looks for the server below the screen's own path, and is told 404.
    """
    return re.fullmatch(r"/\w+/_stcore/(health|host-config)", urlsplit(url).path) is not None


def _is_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about") or parts.hostname == "127.0.0.1"

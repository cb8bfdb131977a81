"""What travels to a browser that opens the map of regions, beyond what every screen needs."""

import gzip
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from benchmarks.stopwatch import Measured
from tools.browser import chromium_path, launch, reader, wait_until_drawn
from tools.serving import serving

BUDGET_KB = 300.0
#: As a usual proxy compresses, file by file and message by message.
LEVEL = 6


class Counter:
    """Everything that one page is sent but Streamlit's own program."""

    def __init__(self, page: Page) -> None:
        self._responses: list[Response] = []
        self.message_bytes = 0
        page.on("response", self._response)
        page.on("websocket", lambda socket: socket.on("framereceived", self._message))

    def file_bytes(self) -> dict[str, int]:
        """Return name and compressed size of each static file sent so far [bytes]."""
        return {
            response.url.rsplit("/", 1)[1]: len(gzip.compress(response.body(), LEVEL))
            for response in self._responses
            if "/app/static/" in response.url and response.ok
        }

    def _response(self, response: Response) -> None:
        self._responses.append(response)

    def _message(self, payload: str | bytes) -> None:
        content = payload.encode() if isinstance(payload, str) else payload
        self.message_bytes += len(gzip.compress(content, LEVEL))


def map_bytes(warehouse: Path, *, log: Path) -> Measured:
    """Open the screen with the map in a fresh browser and weigh what it is sent [kB].

    Raises:
        RuntimeError: Chromium is not installed.
    """
    executable = chromium_path()
    if executable is None:
        raise RuntimeError("Chromium is not installed. On Debian: apt-get install chromium")
    with serving(warehouse=warehouse, log=log) as server, sync_playwright() as playwright:
        browser = launch(playwright, executable=executable)
        with reader(browser) as (context, _faults):
            page = context.new_page()
            counter = Counter(page)
            page.goto(server.address("regions"))
            wait_until_drawn(page)
            sizes = counter.file_bytes()
        browser.close()
    total = counter.message_bytes + sum(sizes.values())
    parts = {"messages": counter.message_bytes} | sizes
    note = ", ".join(f"{name} {size / 1000:.0f} kB" for name, size in parts.items())
    return Measured("map of regions", total / 1000, "kB", budget=BUDGET_KB, note=note)

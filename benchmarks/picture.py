"""How long a reader waits for a picture, in Chromium: cold start, warm screen, filter."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.million import DATASET
from benchmarks.stopwatch import Measured, seconds
from tools.browser import WAIT_MS, chromium_path, launch, reader, wait_until_drawn
from tools.serving import Server
from ui.navigation import SCREENS

COLD_SECONDS = 5.0
WARM_MS = 1000.0
FILTER_MS = 400.0
#: Screen → the buttons that a reader goes to and fro between, by their group's key. The articles
#: on the screen Penalties are not among them: docs/benchmarks.md says why.
FILTERS = {
    "repeat_offences": "choice_days",
    "before_after": "choice_transition",
    "regions": "choice_view",
}
ROUNDS = 6

FIRST_FIGURE = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"] .main-svg')]
  .some(it => it.checkVisibility())"""

#: Notes when the reader last pressed, and when anything below the heading changed since.
CLOCK = """() => {
  window.pressedAt = window.changedAt = performance.now();
  document.addEventListener('pointerdown', () => {
    window.pressedAt = window.changedAt = performance.now();
  }, true);
  new MutationObserver(() => { window.changedAt = performance.now(); }).observe(
    document.querySelector('[data-testid="stMain"]'),
    { childList: true, subtree: true, characterData: true, attributeFilter: ['d', 'transform'] });
}"""


def time_to_picture(warehouse: Path, *, log: Path) -> Iterator[Measured]:
    """Measure what a reader waits for, over a warehouse with a million simulated cases.

    Raises:
        RuntimeError: Chromium is not installed.
    """
    executable = chromium_path()
    if executable is None:
        raise RuntimeError("Chromium is not installed. On Debian: apt-get install chromium")
    server = Server(warehouse=warehouse, log=log)
    with sync_playwright() as playwright:
        browser = launch(playwright, executable=executable)
        try:
            yield _cold(browser, server)
            with _opened(browser) as page:
                yield _warm(page, server)
                yield _filters(page, server)
        finally:
            server.stop()
            browser.close()


def _cold(browser: Browser, server: Server) -> Measured:
    """Start the server and open the first screen in a browser that has never seen it [s]."""

    def first_figure() -> None:
        server.start()
        page.goto(server.address(), wait_until="commit")
        page.wait_for_function(FIRST_FIGURE, timeout=WAIT_MS)

    with _opened(browser) as page:
        taken = seconds(first_figure)
    return Measured("cold start to the first figure", taken, "s", budget=COLD_SECONDS)


def _warm(page: Page, server: Server) -> Measured:
    """Follow the menu through every screen twice; the slowest of the second time counts [ms]."""
    page.goto(server.address(lang="en", data="simulated"))
    wait_until_drawn(page)
    page.evaluate(CLOCK)
    taken: dict[str, float] = {}
    for _ in range(2):
        for code, entry in SCREENS.items():
            link = page.locator(".st-key-menu").get_by_role("link", name=entry.title, exact=True)
            taken[code] = _waited_ms(page, link.click)
    _show(taken)
    slowest = max(taken, key=lambda code: taken[code])
    return Measured("warm screen, the slowest", taken[slowest], "ms", budget=WARM_MS, note=slowest)


def _filters(page: Page, server: Server) -> Measured:
    """Press each button of the filters in turn over a million cases; 19 of 20 are quicker [ms]."""
    waited: list[float] = []
    for screen, key in FILTERS.items():
        page.goto(server.address(screen, lang="en", data=DATASET))
        wait_until_drawn(page)
        page.evaluate(CLOCK)
        buttons = page.locator(f".st-key-{key}").get_by_role("radio")
        order = [*range(1, buttons.count()), 0]
        taken = [_waited_ms(page, buttons.nth(i).click) for _ in range(ROUNDS) for i in order]
        _show(
            {
                f"{screen}, first time": max(taken[: len(order)]),
                f"{screen}, later": max(taken[len(order) :]),
            }
        )
        waited += [one for one in taken if one]  # a choice that changes nothing flatters the rest
    p95 = quantiles(waited, n=20)[-1]
    note = f"{len(waited)} changes, median {quantiles(waited, n=2)[0]:.0f} ms"
    return Measured("filter to redraw at a million cases, p95", p95, "ms", FILTER_MS, note)


def _waited_ms(page: Page, press: Callable[[], None]) -> float:
    press()
    wait_until_drawn(page)
    return float(page.evaluate("window.changedAt - window.pressedAt"))


@contextmanager
def _opened(browser: Browser) -> Iterator[Page]:
    with reader(browser, locale="en-GB") as (window, _faults):
        yield window.new_page()


def _show(taken: dict[str, float]) -> None:
    for name, milliseconds in sorted(taken.items(), key=lambda item: -item[1]):
        print(f"  {name}: {milliseconds:.0f} ms", file=sys.stdout, flush=True)

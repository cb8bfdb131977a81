"""What a reader of one peer waits for, in Chromium: the first view, and after a press."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic, sleep

from playwright.sync_api import Browser, Error, Page

from tools.browser import reader

ROUNDS = 8
WAIT_MS = 60_000
START_SECONDS = 60.0

#: Looks through shadow roots as well, in which one of the peers keeps everything.
HELPERS = """() => {
  const all = (root, wanted) => [
    ...root.querySelectorAll(wanted),
    ...[...root.querySelectorAll('*')].filter(it => it.shadowRoot)
      .flatMap(it => all(it.shadowRoot, wanted)),
  ];
  window.press = name => {
    const label = all(document, 'label').find(it => it.innerText.trim() === name);
    window.pressedAt = performance.now();
    (label.querySelector('input') ?? label).click();
  };
  window.shows = (name, total) => {
    const words = all(document, '#total').some(it => it.textContent === total);
    const chart = all(document, '.js-plotly-plot').some(it => it.data?.[0]?.name === name
      && it.querySelector('.scatterlayer path'));
    const table = all(document, 'table').some(it => it.rows.length >= 24);
    return words && chart && table ? performance.now() : false;
  };
}"""


@dataclass(frozen=True, slots=True)
class Waited:
    """Milliseconds until total, line and table were all there."""

    first: float
    pressed: tuple[float, ...]


def measured(browser: Browser, address: str, expected: Sequence[tuple[str, str]]) -> Waited:
    """Open a peer in a window that has never seen it, then press its regions in turn.

    Args:
        browser: A new window of it is opened.
        address: Of the peer.
        expected: Each region with the words of its total; the first one is shown first.
    """
    _until_it_answers(browser, address)
    with reader(browser, locale="en-GB") as (window, _):
        page = window.new_page()
        page.add_init_script(f"({HELPERS})()")
        page.goto(address, wait_until="commit")
        first = _shown(page, *expected[0])
        pressed = []
        for _ in range(ROUNDS):
            for name, total in (*expected[1:], expected[0]):
                page.evaluate("name => window.press(name)", name)
                pressed.append(_shown(page, name, total) - page.evaluate("window.pressedAt"))
    return Waited(first, tuple(pressed))


def _shown(page: Page, name: str, total: str) -> float:
    found = page.wait_for_function(
        "([name, total]) => window.shows(name, total)", arg=[name, total], timeout=WAIT_MS
    )
    return float(found.json_value())


def _until_it_answers(browser: Browser, address: str) -> None:
    """Wait in a window that is thrown away, so that the server has answered once before."""
    deadline = monotonic() + START_SECONDS
    with reader(browser, locale="en-GB") as (window, _):
        page = window.new_page()
        while True:
            try:
                reply = page.goto(address)
                if reply is not None and reply.ok:
                    break
            except Error:
                pass
            if monotonic() > deadline:
                raise RuntimeError(f"no answer from {address}")
            sleep(0.2)
        page.wait_for_timeout(3000)  # whatever it prepares for a first reader

"""Each screen is whole for each reader, with nothing beyond this machine to ask.

The fixture ``visit`` fails a test on any request to the outside and on any error on the page.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tools.browser import PHONE, wait_until_drawn
from tools.serving import Server
from ui.navigation import SCREENS
from words import LANGUAGES, language

Visit = Callable[..., Page]
BROKEN = '[data-testid="stException"], [data-testid="stError"]'
MENU_LINK = '[data-testid="stSidebar"] [data-testid="stPageLink"]'


def heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


@pytest.mark.parametrize("code", LANGUAGES)
def test_screens_are_drawn_whole(
    visit: Visit, server: Server, subtests: pytest.Subtests, code: str
) -> None:
    page = visit(language=code)
    for screen, entry in SCREENS.items():
        with subtests.test(screen=screen):
            page.goto(server.address(screen, lang=code))
            wait_until_drawn(page)
            assert heading(page) == language(code).text(entry.title)
            expect(page.locator(BROKEN)).to_have_count(0)
            expect(page.locator(MENU_LINK)).to_have_count(len(SCREENS))


def test_screens_fit_a_phone_in_the_dark(
    visit: Visit, server: Server, subtests: pytest.Subtests
) -> None:
    """WCAG 2.2, 1.4.10: nothing has to be scrolled sideways to be read."""
    page = visit(viewport=PHONE, dark=True)
    for screen in SCREENS:
        with subtests.test(screen=screen):
            page.goto(server.address(screen))
            wait_until_drawn(page)
            main = page.locator('[data-testid="stMain"]')
            assert main.evaluate("it => it.scrollWidth - it.clientWidth") <= 0


@pytest.mark.parametrize(("locale", "code"), [("kk-KZ", "kk"), ("ru-RU", "ru"), ("en-GB", "en")])
def test_first_visit_speaks_the_language_of_the_browser(
    visit: Visit, locale: str, code: str
) -> None:
    assert heading(visit(locale=locale)) == language(code).text("Overview")


@pytest.mark.parametrize("code", LANGUAGES)
def test_deep_link_gives_frame_and_selection_right_after_a_restart(
    visit: Visit, server: Server, code: str
) -> None:
    server.restart()
    page = visit("regions", language=code, locale="en-GB", region="47")
    assert heading(page) == language(code).text("Regions")
    assert "region=47" in page.url
    expect(page.locator('[data-testid="stSidebar"]')).to_be_attached()

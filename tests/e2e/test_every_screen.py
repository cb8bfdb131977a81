"""Each screen is whole for each reader, with nothing beyond this machine to ask.

The fixture ``visit`` fails a test on any request to the outside and on any error on the page.
"""

import pytest
from playwright.sync_api import Page, expect

from tools.browser import PHONE
from tools.serving import Server
from ui.navigation import SCREENS
from words import LANGUAGES, language


def heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen_is_drawn_whole(visit, screen: str, code: str) -> None:
    page = visit(screen, language=code)
    assert heading(page) == language(code).text(SCREENS[screen].title)
    expect(page.locator('[data-testid="stException"], [data-testid="stError"]')).to_have_count(0)
    expect(page.locator('[data-testid="stSidebar"] [data-testid="stPageLink"]')).to_have_count(
        len(SCREENS)
    )


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_fits_a_phone_in_the_dark(visit, screen: str) -> None:
    """WCAG 2.2, 1.4.10: nothing has to be scrolled sideways to be read."""
    page = visit(screen, viewport=PHONE, dark=True)
    overhang = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=\"stMain\"]');"
        " return main.scrollWidth - main.clientWidth }"
    )
    assert overhang <= 0


@pytest.mark.parametrize(("locale", "code"), [("kk-KZ", "kk"), ("ru-RU", "ru"), ("en-GB", "en")])
def test_first_visit_speaks_the_language_of_the_browser(visit, locale: str, code: str) -> None:
    assert heading(visit(locale=locale)) == language(code).text("Overview")


@pytest.mark.parametrize("code", LANGUAGES)
def test_deep_link_gives_frame_and_selection_right_after_a_restart(
    visit, server: Server, code: str
) -> None:
    server.restart()
    page = visit("regions", language=code, locale="en-GB", region="47")
    assert heading(page) == language(code).text("Regions")
    assert "region=47" in page.url
    expect(page.locator('[data-testid="stSidebar"]')).to_be_attached()

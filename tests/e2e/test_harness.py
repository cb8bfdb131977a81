"""The watch over a reader's window sees what it must see: otherwise no journey proves anything."""

import pytest
from playwright.sync_api import Browser

from tools.browser import reader


@pytest.mark.parametrize(
    "content",
    [
        "<img src='https://example.org/pixel.png'>",
        "<link rel='stylesheet' href='https://example.org/font.css'>",
        "<script>fetch('https://example.org/count')</script>",
        "<script>new WebSocket('wss://example.org/live')</script>",
    ],
    ids=["picture", "font", "count", "socket"],
)
def test_request_to_the_outside_is_noted(browser: Browser, content: str) -> None:
    with reader(browser) as (window, faults):
        page = window.new_page()
        page.set_content(content, wait_until="commit")
        page.wait_for_timeout(300)
        assert faults.outside
    assert all("example.org" in url for url in faults.outside)


def test_error_on_the_page_is_noted(browser: Browser) -> None:
    with reader(browser) as (window, faults):
        page = window.new_page()
        page.set_content("<script>console.error('broken'); missing();</script>")
        page.wait_for_timeout(300)
    assert faults.lines() == [
        "error on the page: broken",
        "error on the page: missing is not defined",
    ]


def test_quiet_page_has_no_fault(browser: Browser) -> None:
    with reader(browser) as (window, faults):
        page = window.new_page()
        page.set_content("<p>Қазақстан</p><script>console.log('drawn')</script>")
        page.wait_for_timeout(300)
    assert faults.lines() == []


@pytest.mark.parametrize("locale", ["kk-KZ", "ru-RU", "en-GB"])
def test_browser_speaks_for_its_reader(browser: Browser, locale: str) -> None:
    with reader(browser, locale=locale, dark=True) as (window, _):
        page = window.new_page()
        assert page.evaluate("navigator.language") == locale
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")

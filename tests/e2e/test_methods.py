"""From a figure to how it is made: the link in the card, the page, another page and language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tools.browser import PHONE, wait_until_drawn
from ui.methods import page as written
from words import LANGUAGES, language

Visit = Callable[..., Page]


@pytest.mark.parametrize("code", LANGUAGES)
def test_card_leads_to_its_method_and_the_method_to_others(visit: Visit, code: str) -> None:
    _ = language(code).text
    page = visit("cases_and_law", language=code)
    page.get_by_role("tab", name=_("About")).click()
    title = written("conduct_vs_law", code).title
    page.get_by_role("link", name=_("Method: {name}", name=title)).click()
    page.wait_for_url("**/data?*method=conduct_vs_law*")
    wait_until_drawn(page)
    heading = page.locator(".st-key-method_page h2")
    expect(heading).to_have_text(title)
    expect(heading).to_be_in_viewport()

    page.get_by_role("combobox", name=_("Method")).click()
    page.get_by_role("option", name=written("before_after", code).title).click()
    expect(heading).to_have_text(written("before_after", code).title)
    expect(heading).to_be_visible()
    assert "method=before_after" in page.url

    other = LANGUAGES[(LANGUAGES.index(code) + 1) % len(LANGUAGES)]
    page.get_by_role(
        "radio", name={"kk": "Қазақша", "ru": "Русский", "en": "English"}[other]
    ).click()
    expect(heading).to_have_text(written("before_after", other).title)
    expect(heading).to_be_visible()


def test_formulas_are_drawn_and_fit_a_phone(visit: Visit, subtests: pytest.Subtests) -> None:
    """The longest ones; the signs come from this machine, as the fixture checks."""
    for code in ("before_after", "repeat_within", "compare_curves", "answerable"):
        with subtests.test(method=code):
            page = visit("data", language="kk", viewport=PHONE, dark=True, method=code)
            formulas = page.locator(".katex-display")
            assert formulas.count() == written(code, "kk").sections[2][1].count("$$") // 2
            assert formulas.evaluate_all("all => all.every(it => it.scrollWidth <= it.clientWidth)")
            expect(page.locator(".katex-error")).to_have_count(0)

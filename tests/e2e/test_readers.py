"""What each reader comes for, from the first screen to what they take away."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tools.browser import PHONE, WAIT_MS, wait_until_drawn
from words import LANGUAGES, language

Visit = Callable[..., Page]
MAIN = '[data-testid="stMain"]'


def choose(page: Page, label: str, option: str) -> None:
    """Choose with the keyboard alone."""
    field = page.get_by_role("combobox", name=re.compile(label)).first
    field.focus()
    field.press("ArrowDown")
    field.press_sequentially(option)
    page.get_by_role("option", name=option, exact=True).wait_for()
    field.press("Enter")
    wait_until_drawn(page)


def words_of(page: Page) -> list[str]:
    """What the page says, figures aside: their labels are drawn in an order of their own."""
    said = "h2, p.context, p.sentence, p.refusal, p.source, ul.plain li"
    return page.locator(MAIN).locator(said).all_inner_texts()


def codes(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_deputy_finds_mangystau_by_keyboard_and_shares_its_page(visit: Visit, code: str) -> None:
    reader = language(code)
    names = {"kk": "Маңғыстау облысы", "ru": "Мангистауская область", "en": "Mangystau Region"}
    page = visit("region", language=code)
    choose(page, reader.text("Place"), names[code])
    assert codes(page)["region"] == "47"
    seen = words_of(page)
    assert names[code] in seen
    shared = visit("region", language=code, **{k: v for k, v in codes(page).items() if k != "lang"})
    assert words_of(shared) == seen  # a fresh window, the same words


def test_the_profile_leads_to_the_map_and_back_by_links(visit: Visit) -> None:
    reader = language("ru")
    page = visit("region", language="ru", region="47")
    page.get_by_role("link", name=reader.text("This region's districts on the map")).click()
    page.wait_for_url("**/regions?**region=47**")
    wait_until_drawn(page)
    back = page.get_by_role("link", name=reader.text("← All regions"))
    back.focus()
    back.press("Enter")
    page.wait_for_url(lambda url: "region=" not in url)
    wait_until_drawn(page)
    expect(page.get_by_role("combobox", name=reader.text("Place"))).to_be_visible()


def test_staff_compare_fines_with_other_sanctions(visit: Visit, tmp_path: Path) -> None:
    reader = language("kk")
    page = visit("penalties", language="kk")
    refused = page.locator(".st-key-card_sanction_mix")
    assert reader.text("Cannot be calculated.") in refused.inner_text()
    refused.get_by_role(
        "link", name=reader.text("See this screen with the SIMULATED register")
    ).click()
    page.wait_for_url("**data=simulated**")
    wait_until_drawn(page)
    page.get_by_role("radio", name=reader.text("All articles")).click()
    wait_until_drawn(page)
    card = page.locator(".st-key-card_adjusted")
    card.get_by_role("tab", name=reader.text("Table")).click()
    rows = card.locator("table.data tbody tr")
    expect(rows).to_have_count(2)  # adjusted and plain, side by side
    assert reader.text("SIMULATED") in page.locator(MAIN).inner_text()
    card.get_by_role("tab", name=reader.text("About")).click()
    expect(card.get_by_role("tabpanel")).to_contain_text("100")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_first_visit_is_walked_by_keyboard_on_a_phone(visit: Visit, code: str) -> None:
    reader = language(code)
    page = visit(language=code, viewport=PHONE)
    labels = ["Show me", *["Next stop"] * 4]
    for stop, label in enumerate(labels, start=1):
        following = page.locator(".st-key-guide").get_by_role("link", name=reader.text(label))
        following.focus()
        following.press("Enter")
        expect(page).to_have_url(re.compile(f"visit={stop}"), timeout=WAIT_MS)
        wait_until_drawn(page)
        assert page.locator(MAIN).evaluate("it => it.scrollWidth - it.clientWidth") <= 0
    assert "/brief?" in page.url
    page.locator(".st-key-guide").get_by_role("link", name=reader.text("Previous stop")).click()
    expect(page).to_have_url(re.compile("visit=4"), timeout=WAIT_MS)
    wait_until_drawn(page)
    for address in ("/brief?.*visit=5", "/penalties?.*visit=4", "/before_after?.*visit=3"):
        page.go_back()  # one step of the browser for one step of the reader
        expect(page).to_have_url(re.compile(address.replace("?", r"\?", 1)), timeout=WAIT_MS)
        wait_until_drawn(page)
    leaving = page.locator(".st-key-guide").get_by_role("link", name=reader.text("Close the visit"))
    leaving.click()
    expect(page.locator(".st-key-guide")).to_have_count(0, timeout=WAIT_MS)
    assert "visit" not in page.url


def test_conflicts_and_words_have_links_of_their_own(visit: Visit) -> None:
    reader = language("ru")
    page = visit(language="ru")
    page.get_by_role("link", name=reader.text("All known conflicts, each with its reason")).click()
    page.wait_for_url("**part=conflicts**")
    wait_until_drawn(page)
    first = page.locator(".st-key-card_conflict_registered_in_october")
    expect(first.get_by_role("tab", name=reader.text("Table"))).to_be_visible()
    words = visit("data", language="kk", part="glossary")
    expect(words.get_by_text("айыппұл", exact=True)).to_be_visible()

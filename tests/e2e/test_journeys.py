"""What readers come to do, from the first click to the answer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tools.browser import wait_until_drawn
from words import language

Visit = Callable[..., Page]


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=re.compile(label)).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    wait_until_drawn(page)


def test_a_deputy_finds_mangystau_and_shares_it(visit: Visit) -> None:
    page = visit("regions", language="ru")
    choose(page, "Показатель", "Публично известные дела")
    choose(page, "Территория", "Мангистауская область")
    assert "region=47" in page.url
    assert "measure=documented" in page.url
    page.get_by_role("tab", name="Таблица").click()
    rows = page.locator("table.data tbody tr")
    expect(rows).to_have_count(7)
    found = [row.inner_text().split("\t") for row in rows.all()]
    assert sorted(name for name, _ in found) == [
        "Бейнеуский район",
        "Каракиянский район",
        "Мангистауский район",
        "Мунайлинский район",
        "Тупкараганский район",
        "г. Актау",
        "г. Жанаозен",
    ]
    assert dict(found)["г. Актау"] == "1"
    # The same link, opened by a Kazakh reader, shows the same selection.
    shared = visit("regions", language="kk", region="47", measure="documented")
    shared.get_by_role("tab", name="Кесте").click()
    expect(shared.locator("table.data tbody tr")).to_have_count(7)
    assert "Маңғыстау облысы · 2023–2026" in shared.locator('[data-testid="stMain"]').inner_text()


@pytest.mark.parametrize(
    ("screen", "card"), [("regions", "card_regions"), ("region", "card_position")]
)
def test_a_click_on_the_map_opens_the_region(visit: Visit, screen: str, card: str) -> None:
    page = visit(screen, language="en", measure="documented")
    areas = page.locator(".choroplethlayer path")
    expect(areas.first).to_be_attached()
    codes = areas.evaluate_all("paths => paths.map(path => path.__data__.id ?? path.__data__.loc)")
    areas.nth(codes.index("47")).scroll_into_view_if_needed()
    box = areas.nth(codes.index("47")).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.4)
    page.wait_for_url("**region=47**")
    wait_until_drawn(page)
    assert "Mangystau Region" in page.locator('[data-testid="stMain"]').inner_text()
    expect(page.locator(f".st-key-{card} h2")).to_be_visible()


def test_an_unknown_data_set_in_a_link_is_said_in_words(visit: Visit) -> None:
    page = visit("penalties", language="kk", data="nope", law="2025-13-45")
    alerts = page.locator('[data-testid="stAlert"]')
    expect(alerts).to_have_count(2)
    assert page.locator("h1").inner_text() == language("kk").text("Penalties")


def test_open_tabs_and_the_place_on_the_page_stay_when_the_guided_visit_goes(visit: Visit) -> None:
    page = visit("regions", language="en", visit="2")
    look = """() => [
      document.querySelector('[data-testid=stMain]').scrollTop,
      ...[...document.querySelectorAll('[role=tab]')].map(
        (tab) => `${tab.innerText}: ${tab.getAttribute('aria-selected')}`),
    ]"""
    before = page.evaluate(look)
    page.get_by_role("link", name="Close the visit").click()
    expect(page.locator(".st-key-guide")).to_have_count(0)
    wait_until_drawn(page)
    assert page.evaluate(look) == before
    assert before[0] == 0

"""What readers come to do, from the first click to the answer."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tools.browser import wait_until_drawn
from words import language

Visit = Callable[..., Page]

HEADER = "case_id,registered_on,region,district,article,conduct_from,conduct_to,suspect_id,outcome"
GOOD = [
    "A-1,2026-05-03,Мангистауская область,Актау,УК 115-1,2026-04-01,2026-05-01,P-1,in_progress",
    "A-2,2026-05-10,Маңғыстау облысы,Жаңаөзен,УК 115-1,2026-04-02,2026-05-02,P-2,convicted",
    "A-3,2026-06-11,Mangystau,Munaily district,УК 115-1,2026-05-03,2026-06-03,P-3,convicted",
    "A-7,2026-07-01,47,Актау,УК 115-1,2026-06-01,2026-06-20,P-7,sent_to_court",
]
BAD = [
    "A-4,2026-06-31,Мангистауская область,Актау,УК 115-1,2026-04-01,2026-05-01,P-4,in_progress",
    "A-5,2026-06-20,Атлантида,,УК 115-1,2026-04-01,2026-05-01,P-5,in_progress",
    "A-6,2026-06-20,Мангистауская область,Актау,УК 115-1,2026-05-01,2026-04-01,P-6,in_progress",
]


@pytest.fixture
def cases_file(tmp_path: Path) -> Path:
    """Four sound rows and three bad ones: no such day, no such region, ends before it begins."""
    file = tmp_path / "mangystau.csv"
    file.write_text("\n".join([HEADER, *GOOD[:3], *BAD, GOOD[3]]) + "\n", encoding="utf-8")
    return file


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
    expect(shared.locator("table.data tbody tr")).to_have_count(7)
    assert "Маңғыстау облысы · 2023–2026" in shared.locator('[data-testid="stMain"]').inner_text()


def test_a_click_on_the_map_opens_the_districts(visit: Visit) -> None:
    page = visit("regions", language="en", measure="documented")
    areas = page.locator(".choroplethlayer path")
    expect(areas.first).to_be_attached()
    codes = areas.evaluate_all("paths => paths.map(path => path.__data__.id ?? path.__data__.loc)")
    box = areas.nth(codes.index("47")).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.4)
    page.wait_for_url("**region=47**")
    wait_until_drawn(page)
    assert "Mangystau Region" in page.locator('[data-testid="stMain"]').inner_text()


def test_an_analyst_uploads_sees_bad_rows_loads_the_rest_and_withdraws(
    visit: Visit, cases_file: Path
) -> None:
    words = language("ru").text
    page = visit("upload", language="ru")
    page.get_by_placeholder("mangystau-2026").fill("journey")
    page.keyboard.press("Enter")
    wait_until_drawn(page)
    page.get_by_placeholder("2026-09-30").fill("2026-09-30")
    page.keyboard.press("Enter")
    wait_until_drawn(page)
    page.locator("input[type=file]").set_input_files(cases_file)
    load = page.get_by_role("button", name="Загрузить 4 строки")
    load.wait_for()
    report = page.locator("table.data").first.inner_text()
    for value in ("2026-06-31", "Атлантида", "2026-04-01"):
        assert value in report
    load.click()
    seen = page.get_by_text(words("See the numbers of this data set"))
    seen.wait_for()
    assert "7 = 4 + 0 + 3" in page.locator("table.data").last.inner_text()
    seen.click()
    page.wait_for_url("**data=journey**")
    wait_until_drawn(page)
    main = page.locator('[data-testid="stMain"]')
    assert "зарегистрировано 4 правонарушения" in main.inner_text()

    page = visit("upload", language="ru")
    page.get_by_role("button", name=words("Withdraw this upload")).click()
    page.get_by_text(words("The upload is withdrawn; the state before it is back.")).wait_for()
    assert "journey" not in page.locator('[data-testid="stSidebar"]').inner_text()
    gone = visit("regions", language="ru", data="journey")
    expect(gone.locator('[data-testid="stAlert"]')).to_contain_text("journey")


def test_an_unknown_data_set_in_a_link_is_said_in_words(visit: Visit) -> None:
    page = visit("penalties", language="kk", data="nope", law="2025-13-45")
    alerts = page.locator('[data-testid="stAlert"]')
    expect(alerts).to_have_count(2)
    assert page.locator("h1").inner_text() == language("kk").text("Penalties")

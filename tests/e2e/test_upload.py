"""The way of a file in a real browser: mapped by hand, checked, loaded, undone, redone, stopped."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from etl.lock import WRITER, one_at_a_time
from etl.settings import Settings
from tools.browser import PHONE, wait_until_drawn
from tools.serving import Server
from words import Language, language

Visit = Callable[..., Page]

HEADER = "Порядковая запись;Дата регистрации;Регион;Статья;conduct_from;conduct_to;outcome"
GOOD = [
    "A-1;03.05.2026;Мангистауская область;УК 115-1;2026-04-01;2026-05-01;in_progress",
    "A-2;10.05.2026;Мангистау;УК 115-1;2026-04-02;2026-05-02;convicted",
    "A-3;11.06.2026;Mangystau;УК 115-1;2026-05-03;2026-06-03;convicted",
    "A-7;01.07.2026;47;УК 115-1;2026-06-01;2026-06-20;sent_to_court",
]
BAD = [
    "A-4;31.06.2026;Мангистауская область;УК 115-1;2026-04-01;2026-05-01;in_progress",
    "A-5;20.06.2026;Атлантида;УК 115-1;2026-04-01;2026-05-01;in_progress",
    "A-6;20.06.2026;Мангистауская область;УК 115-1;2026-05-01;2026-04-01;in_progress",
]


def office_file(folder: Path, *rows: str) -> Path:
    """A file as an office saves it: Windows-1251, semicolons, one header of its own."""
    file = folder / "Мангистау.csv"
    file.write_bytes("\r\n".join([HEADER, *rows]).encode("cp1251"))
    return file


def lay(page: Page, file: Path, *, dataset: str, reader: Language, day: str = "2026-09-30") -> None:
    """Lay a file on the desk, name its data set and the day on which it was drawn."""
    page.locator("input[type=file]").set_input_files(file)
    register = page.get_by_role("combobox", name=reader.text("Data set")).last
    register.wait_for()
    wait_until_drawn(page)
    name = page.get_by_role("textbox", name=reader.text("Name of the new data set"))
    if name.count():
        fill(page, name, dataset)
    day_field = page.get_by_role("textbox", name=reader.text("Extract date (year-month-day)"))
    if not day_field.is_visible():
        page.get_by_text(reader.text("If the file does not say it itself")).click()
    fill(page, day_field, day)


def fill(page: Page, field: Locator, text: str) -> None:
    field.fill(text)
    field.press("Enter")
    wait_until_drawn(page)


def pick(page: Page, field: Locator, option: str) -> None:
    """Choose with the keyboard: a click is lost while the page still moves."""
    wait_until_drawn(page)
    field.focus()
    field.press("ArrowDown")
    page.get_by_role("option", name=option).first.click()
    wait_until_drawn(page)


def map_case_id(page: Page, reader: Language) -> None:
    field = page.get_by_role("combobox", name=re.compile("Порядковая запись"))
    field.wait_for()
    pick(page, field, "case_id")
    page.get_by_role("button", name=reader.text("Read the columns so")).click()


def load(page: Page, reader: Language, rows: int, *, dataset: str) -> None:
    words = reader.plural("Load {n} row", "Load {n} rows", rows)
    page.get_by_role("button", name=words).click()
    told = reader.plural(
        "{n} row loaded into the data set “{name}”.",
        "{n} rows loaded into the data set “{name}”.",
        rows,
        name=dataset,
    )
    page.get_by_text(told).first.wait_for()  # what earlier loads told stays until it is hidden
    wait_until_drawn(page)


def test_a_file_is_mapped_checked_loaded_withdrawn_and_restored(
    visit: Visit, tmp_path: Path
) -> None:
    reader = language("ru")
    words = reader.text
    page = visit("upload", language="ru")
    main = page.locator('[data-testid="stMain"]')
    assert "Windows-1251" in main.inner_text()  # what can be sent is said before anything is
    lay(page, office_file(tmp_path, *GOOD[:3], *BAD, GOOD[3]), dataset="journey", reader=reader)
    map_case_id(page, reader)
    page.get_by_role("button", name=reader.plural("Load {n} row", "Load {n} rows", 4)).wait_for()
    page.get_by_role("tab", name=words("By row")).click()
    report = page.locator("table.data:visible").first.inner_text()
    for value in ("31.06.2026", "Атлантида", "2026-04-01"):
        assert value in report
    assert "Windows-1251" in main.inner_text()
    expect(page.locator("dl.changes dt")).to_have_count(3)  # May, June, July
    with page.expect_download() as taken:
        page.get_by_role("button", name=words("Download the findings (XLSX)")).click()
    assert Path(taken.value.path()).read_bytes().startswith(b"PK")
    load(page, reader, 4, dataset="journey")
    assert "7 = 4 + 0 + 3" in main.inner_text()
    page.get_by_text(words("See the numbers of this data set")).first.click()
    page.wait_for_url("**data=journey**")
    wait_until_drawn(page)
    assert "зарегистрировано 4 правонарушения" in main.inner_text()

    page = visit("upload", language="ru")
    page.get_by_role("button", name=words("Withdraw this upload")).click()
    page.get_by_text(words("The upload is withdrawn; the state before it is back.")).wait_for()
    assert "journey" not in page.locator('[data-testid="stSidebar"]').inner_text()
    page.get_by_role("button", name=words("Restore this upload")).click()
    page.get_by_text(words("The upload counts again.")).wait_for()
    wait_until_drawn(page)
    again = visit("regions", language="ru", data="journey")
    assert "зарегистрировано 4 правонарушения" in again.inner_text('[data-testid="stMain"]')


def test_a_load_is_stopped_from_another_tab_and_nothing_is_written(
    visit: Visit, server: Server, tmp_path: Path
) -> None:
    reader = language("kk")
    page = visit("upload", language="kk")
    lay(page, office_file(tmp_path, *GOOD), dataset="stopped", reader=reader)
    map_case_id(page, reader)
    button = page.get_by_role("button", name=reader.plural("Load {n} row", "Load {n} rows", 4))
    button.wait_for()
    with one_at_a_time(Settings(server.warehouse, "else"), WRITER, wait_seconds=5, on_wait=None):
        button.click()
        page.get_by_role("button", name=reader.text("Stop")).wait_for()
        page.close()
        other = visit("upload", language="kk")
        stop = other.get_by_role("button", name=reader.text("Stop"))
        stop.wait_for()
        expect(other.get_by_role("progressbar")).to_be_visible()
        stop.click()
        other.get_by_text(reader.text("Stopped. Nothing was written.")).wait_for()
    other.reload()
    wait_until_drawn(other)
    assert "stopped" not in other.locator('[data-testid="stSidebar"]').inner_text()


def test_a_corrected_file_makes_a_new_version_whose_history_can_be_read(
    visit: Visit, tmp_path: Path
) -> None:
    reader = language("en")
    page = visit("upload", language="en")
    main = page.locator('[data-testid="stMain"]')
    lay(page, office_file(tmp_path, *GOOD), dataset="corrected", reader=reader)
    map_case_id(page, reader)
    load(page, reader, 4, dataset="corrected")
    corrected = [GOOD[0].replace("in_progress", "convicted"), *GOOD[1:]]
    lay(page, office_file(tmp_path, *corrected), dataset="corrected", reader=reader)
    page.get_by_text(reader.text("As you said of the last file with these headers.")).wait_for()
    page.get_by_role("button", name=reader.text("Read the columns so")).click()
    page.get_by_role("button", name="Load 1 row").wait_for()
    assert "changed: 1, identical: 1" in main.inner_text()
    load(page, reader, 1, dataset="corrected")
    key = page.get_by_role("textbox", name=reader.text("Identifier of the case or sanction"))
    pick(page, page.get_by_role("combobox", name=reader.text("Data set")).last, "corrected")
    fill(page, key, "A-1")
    history = page.locator("table.data").last.inner_text()
    assert "in_progress" in history
    assert "convicted" in history


@pytest.mark.parametrize("code", ["kk", "ru"])
def test_the_desk_fits_a_phone_and_the_keyboard_and_speaks_one_language(
    visit: Visit, tmp_path: Path, code: str
) -> None:
    reader = language(code)
    page = visit("upload", language=code, viewport=PHONE, dark=True)
    lay(page, office_file(tmp_path, *GOOD, *BAD), dataset="phone", reader=reader)
    map_case_id(page, reader)
    page.get_by_role("button", name=reader.plural("Load {n} row", "Load {n} rows", 4)).wait_for()
    wait_until_drawn(page)
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("it => it.scrollWidth - it.clientWidth") <= 0
    seen = main.inner_text()
    assert not re.search(r"\b(Upload|Browse|Drag|drop|Limit|per file)\b", seen)
    uploader = page.locator('[data-testid="stFileUploaderDropzone"] button').first
    uploader.focus()
    assert uploader.evaluate("it => document.activeElement === it")

"""A form that a reader loaded is on every screen that shows official forms, under its own name."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
import xlsxwriter
from streamlit.testing.v1 import AppTest

from etl.form_1m import load as forms
from etl.form_1m.place import Stated
from etl.settings import Settings
from tests.ui.upload_desk import ROOT, Reading
from ui.navigation import SCREENS as NAVIGATION
from words import language

SCREENS = ("regions", "region", "practice", "before_after")
REGISTERED = "Количество правонарушений, зарегистрированных в ЕРДР в отчетном периоде"
TO_COURT = "Количество правонарушений, уголовные дела о которых направлены в суд в отчётном периоде"
Visit = Callable[..., Any]


def workbook(path: Path, rows: Sequence[tuple[str, int, int]]) -> Path:
    """Section 1 of a Form 1-M of Mangystau: label, registered, sent to court."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": "1-М Мангистауская область (Свод)"})
        sheet = book.add_worksheet("R1")
        head = [["Раздел 1"], ["Наименование", "", "Шифр", REGISTERED, TO_COURT]]
        table = [*head, ["А", "", "Б", 1, 2]]
        table += [["", label, n, *counts] for n, (label, *counts) in enumerate(rows, 1)]
        for number, cells in enumerate(table):
            sheet.write_row(number, 0, [cell if cell != "" else None for cell in cells])
    return path


@pytest.fixture(scope="module")
def with_forms(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with half a year of 2026 and another 2022 of Mangystau beside the shipped one."""
    folder = tmp_path_factory.mktemp("forms")
    copy = Path(shutil.copytree(warehouse, folder / "warehouse"))
    for name, until, rows in (
        ("new.xlsx", date(2026, 6, 30), [("Угроза (ст.115)", 9, 4), ("Сталкинг (ст.115-1)", 7, 3)]),
        ("old.xlsx", date(2022, 12, 31), [("Угроза (ст.115)", 4321, 0)]),
    ):
        forms.load(
            workbook(folder / name, rows),
            dataset="kps",
            settings=Settings(copy, "A. Analyst"),
            stated=Stated(period_to=until, extract_date=date(2026, 7, 10)),
        )
    return copy


@pytest.fixture
def look(with_forms: Path, monkeypatch: pytest.MonkeyPatch, reading: Reading) -> Visit:
    """Open a screen with the codes of an address, over that warehouse."""
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(with_forms))
    st.cache_resource.clear()

    def run(screen: str, **codes: str) -> Any:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
        app.switch_page(str(NAVIGATION[screen].path))
        for code, value in codes.items():
            app.query_params[code] = value
        return reading(app.run())

    return run


@pytest.mark.parametrize(
    ("screen", "code"),
    [*((screen, "ru") for screen in SCREENS), ("regions", "kk"), ("region", "en")],
)
def test_the_row_of_article_115_1_is_simply_there(look: Visit, screen: str, code: str) -> None:
    shown = look(screen, region="47", lang=code)
    assert not shown.app.exception
    reader = language(code)
    rows = [line for line in shown.lines("table-box") if "kps" in line]
    assert any("115-1" in line and " 7 " in line for line in rows)
    assert reader.date(date(2026, 6, 30), is_short=True) in rows[0]
    assert "kps" in shown.whole


@pytest.mark.parametrize("screen", ["regions", "region", "practice"])
def test_contradictions_are_told_and_nothing_is_added_up(look: Visit, screen: str) -> None:
    shown = look(screen, region="47", lang="en", offence="115")
    whole = shown.whole
    assert "10 July 2026" in whole
    table = next(line for line in shown.lines("table-box") if "kps" in line)
    assert "4,321" in table
    assert "Published record" in table
    if screen == "practice":
        assert "Two forms contradict each other: CC 115, Mangystau" in whole
    else:
        assert "7 registered" in whole


def test_the_shipped_form_stays_what_it_was(look: Visit) -> None:
    shown = look("practice", region="47", lang="en", offence="115")
    bars = next(line for line in shown.lines("table-box") if "Registered in the year" in line)
    assert "4,321" not in bars


def test_stalking_can_be_chosen_and_the_form_of_2022_says_that_it_lacks_it(look: Visit) -> None:
    shown = look("practice", lang="en", offence="115-1")
    assert "have no row for this article" in shown.whole
    assert "Kazakhstan" in shown.whole
    assert any("115-1" in line for line in shown.lines("table-box"))


def test_without_a_loaded_form_there_is_no_card(in_warehouse: Path, visit: Visit) -> None:
    for screen in SCREENS:
        assert "Forms 1-M loaded here" not in visit(screen, region="47", lang="en").whole
    assert "Stalking (art. 115-1), loaded forms" not in visit("practice", lang="en").whole


def ask(*arguments: str) -> str:
    command = [sys.executable, "-m", "analysis", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_command_line_prints_each_form(
    with_forms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(with_forms))
    told = ask("forms", "--article", "УК 115-1", "--format", "csv")
    assert "kps,47,2026-01-01,2026-06-30,2026-07-10,УК 115-1,7,3" in told
    both = ask("forms", "--article", "УК 115", "--region", "47", "--format", "csv")
    assert "period and article: 1." in both
    assert "4321" in both
    assert "published" in both
    months = ask("forms", "--show", "months", "--format", "csv")
    assert "kps,47,1,УК 115-1,,registered,2026-01-01,2026-06-30,6,7,False" in months
    refused = ask("rates", "--article", "УК 115-1")
    assert "python -m analysis forms" in refused


def test_the_command_line_says_when_no_form_was_loaded(in_warehouse: Path) -> None:
    assert "No Form 1-M with such a row was loaded here" in ask("forms")


def test_the_note_names_the_loaded_form_beside_its_numbers(look: Visit) -> None:
    for question in ({"ask": "practice"}, {"ask": "rates", "measure": "form_115"}):
        shown = look("brief", region="47" if question["ask"] == "practice" else "",
                      lang="en", **question)  # fmt: skip
        assert "data set “kps”, extracted 10 July 2026): 7 registered" in shown.whole

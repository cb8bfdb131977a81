"""The draft on the Upload screen: who sees it, what it changes, and what the public is told."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import releases
from contracts import APPROVED
from etl import api
from etl.load import load
from etl.settings import Settings
from tests.ui.conftest import ROOT, SECONDS_AT_MOST, Shown
from tests.ui.upload_desk import Reading
from ui import editions
from ui.navigation import SCREENS
from ui.roles import LOCAL, Visitor
from words import LANGUAGES, language

PUBLIC = Visitor(None, "public")
ANALYST = Visitor("Aigul", "analyst", is_signed_in=True, identity="1")


def register(folder: Path, *, cases: int, name: str) -> Path:
    """Write cases of one region, twenty a month."""
    days = [date(2026, 1 + n // 20, 1 + n % 20) for n in range(cases)]
    lines = (f"{name}{n},{day},47,УК 115-1" for n, day in enumerate(days))
    path = folder / f"{name}.csv"
    path.write_text("\n".join(("case_id,registered_on,region,article", *lines, "")), "utf-8")
    return path


@pytest.fixture
def two(own: Path, tmp_path: Path) -> Path:
    """The public sees 40 cases; Aigul has loaded 40 more."""

    def put(name: str, cases: int) -> None:
        load(
            register(tmp_path, cases=cases, name=name),
            kind="case",
            dataset="police",
            settings=Settings(own, "Aigul #1"),
            extract_date=date(2026, 1, 1) + timedelta(days=200),
        )

    put("A", 40)
    api.publication.begin(actor="it")
    put("B", 40)
    return own


def upload(code: str = "en") -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=SECONDS_AT_MOST)
    app.switch_page(str(SCREENS["upload"].path))
    app.query_params["lang"] = code
    app.query_params["data"] = "police"
    return app.run()


def test_who_works_on_the_draft_is_given_it_and_nobody_else(two: Path) -> None:
    draft, public = releases.current(two).number, releases.public(two).number
    assert draft > public
    given = {
        "analyst": editions.of(ANALYST, seen=None).number,
        "analyst as the public": editions.of(ANALYST, seen="public").number,
        "public": editions.of(PUBLIC, seen=None).number,
        "public who says otherwise": editions.of(PUBLIC, seen="analyst").number,
        "local": editions.of(LOCAL, seen=None).number,
        "by address": editions.of_everybody().number,
    }
    assert given == {
        "analyst": draft,
        "analyst as the public": public,
        "public": public,
        "public who says otherwise": public,
        "local": draft,
        "by address": public,
    }


def test_a_sign_in_asks_for_a_second_person_from_the_first_visit_on(own: Path) -> None:
    assert not (own / APPROVED).exists()
    editions.of(LOCAL, seen=None)
    assert not (own / APPROVED).exists()
    before = releases.current(own)
    assert editions.of(PUBLIC, seen=None).number == before.number
    assert (own / APPROVED).exists()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_differences_are_shown_before_the_decision(
    two: Path, code: str, reading: Reading
) -> None:
    reader = language(code)
    app = upload(code)
    assert reader.text("Publish the draft") not in [button.label for button in app.button]
    app.toggle[0].set_value(True).run()
    assert not app.exception
    shown = reading(app)
    assert reader.text("Cases by region and month") in shown.whole
    assert reader.text("Becomes visible") in shown.whole or (
        reader.text("Another number") in shown.whole
    )
    assert reader.text("Publish the draft") in [button.label for button in app.button]


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_changes_in_sanctions_is_shown_too(
    two: Path, tmp_path: Path, code: str, reading: Reading
) -> None:
    path = tmp_path / "sanctions.csv"
    rows = (
        f"{n},P-{n},2026-03-{1 + n % 20:02},{'штраф' if n < 20 else 'арест'}" for n in range(35)
    )
    head = "sanction_id,suspect_id,imposed_on,sanction_type"
    path.write_text("\n".join((head, *rows, "")), "utf-8")
    load(
        path,
        kind="sanction",
        dataset="police",
        settings=Settings(two, "Aigul #1"),
        extract_date=date(2026, 1, 1) + timedelta(days=200),
    )
    reader = language(code)
    app = upload(code)
    app.toggle[0].set_value(True).run()
    assert not app.exception
    shown = reading(app).whole
    assert reader.text("What the public would see of sanctions; – is hidden or not there") in shown
    assert reader.text("All sanctions") in shown
    assert reader.text("Not known") in shown
    assert "unknown" not in shown


def test_a_reviewer_publishes_and_everybody_may_read_what_it_changed(
    two: Path, monkeypatch: pytest.MonkeyPatch, visit: Callable[..., Shown]
) -> None:
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(two))
    monkeypatch.setenv("DASHBOARD_ACTOR", "Marat #2")
    app = upload()
    app.toggle[0].set_value(True).run()
    app.button(key="publication_publish").click().run()
    assert [str(one.value) for one in app.success] == [
        "The draft is published: the public sees it from now on."
    ]
    told = releases.revisions(two)[0]
    assert (told["dataset"], told["change"]) == ("police", "revised")
    assert (told["total_before"], told["total_after"], told["months"]) == (40, 80, 2)
    page = visit("data", lang="en", seen="public")
    assert "Added to or corrected" in page.whole


def test_the_loader_is_refused_and_told_why_it_came_back(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_ACTOR", "Aigul, renamed #1")
    app = upload()
    app.toggle[0].set_value(True).run()
    app.button(key="publication_publish").click().run()
    assert "Somebody else has to publish it." in app.error[0].value
    monkeypatch.setenv("DASHBOARD_ACTOR", "Marat #2")
    app = upload()
    app.toggle[0].set_value(True).run()
    app.text_area[0].set_value("January is there twice.")
    back = [button for button in app.button if button.label == "Return the draft"]
    back[0].click().run()
    assert [str(one.value) for one in app.success] == ["The draft is returned."]
    assert "Marat returned this draft: “January is there twice.”" in app.warning[0].value
    assert "#2" not in app.warning[0].value

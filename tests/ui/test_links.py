"""What an address can say: choices in every language, and codes that mean nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from ui.navigation import SCREENS
from words import LANGUAGES, language

Visit = Callable[..., Any]
PUBLISHED, SIMULATED = "published", "simulated"

every_language = pytest.mark.parametrize("code", LANGUAGES)
every_screen = pytest.mark.parametrize("screen", SCREENS)


@pytest.mark.parametrize(
    ("screen", "codes"),
    [
        ("regions", {"measure": "form_115"}),
        ("regions", {"measure": "documented", "region": "47"}),
        ("regions", {"data": "simulated", "measure": "article_115_1", "view": "dots"}),
        ("before_after", {"data": "simulated", "law": "in_force", "series": "admin"}),
        ("before_after", {"data": "simulated", "law": "2025-08-01"}),
        ("penalties", {"data": "simulated", "article": "all"}),
        ("repeat_offences", {"data": "simulated", "days": "90", "event": "same_victim"}),
    ],
)
def test_deep_link_gives_the_same_choices_in_each_language(
    visit: Visit, screen: str, codes: dict[str, str]
) -> None:
    chosen = {code: visit(screen, lang=code, **codes).choices() for code in LANGUAGES}
    assert chosen["kk"] == chosen["ru"] == chosen["en"]
    names = {"data": "dataset"}
    for code, value in codes.items():
        assert chosen["en"][f"choice_{names.get(code, code)}"] == value


@every_screen
@pytest.mark.parametrize("region", ["47", "71"])
@pytest.mark.parametrize("dataset", [PUBLISHED, SIMULATED])
def test_a_region_in_the_link_breaks_no_screen(
    visit: Visit, screen: str, region: str, dataset: str
) -> None:
    assert not visit(screen, lang="ru", data=dataset, region=region).app.exception


@pytest.mark.parametrize("measure", ["stated", "documented", "form_115", "form_126", "stalking"])
@pytest.mark.parametrize("view", ["map", "dots", "tiles", "table"])
def test_no_measure_breaks_in_any_view(visit: Visit, measure: str, view: str) -> None:
    for region in ("", "47"):
        dataset = SIMULATED if measure == "stalking" else PUBLISHED
        shown = visit("regions", lang="kk", data=dataset, measure=measure, view=view, region=region)
        assert not shown.app.exception


@pytest.mark.parametrize("day", ["2000-01-01", "2022-02-01", "2026-09-29", "2099-12-31"])
def test_a_law_date_outside_the_data_is_refused_not_broken(visit: Visit, day: str) -> None:
    shown = visit("before_after", lang="en", data=SIMULATED, law=day)
    assert not shown.app.exception
    assert len(shown.lines("refusal")) > 1


@every_screen
@every_language
def test_mistyped_codes_are_said_and_the_screen_lives(visit: Visit, screen: str, code: str) -> None:
    wrong = {"data": "nope", "region": "99", "law": "2025-13-45", "measure": "zzz"}
    shown = visit(screen, lang=code, **wrong)
    warnings = [str(element.value) for element in shown.app.warning]
    assert not shown.app.exception
    assert len(warnings) == len(wrong)
    assert all(any(value in text for text in warnings) for value in wrong.values())
    assert any("2025-07-16" in text for text in warnings)  # how a date is written
    assert shown.heading == language(code).text(SCREENS[screen].title)


def test_unknown_language_is_said_in_a_known_one(visit: Visit) -> None:
    shown = visit(lang="xx")
    assert [("xx" in str(w.value), "kk, ru, en" in str(w.value)) for w in shown.app.warning] == [
        (True, True)
    ]


def test_hostile_code_is_shown_as_text(visit: Visit) -> None:
    shown = visit(lang="en", region="<script>alert(1)</script>" * 9)
    assert not shown.app.exception
    assert not any("<script" in block for block in shown.blocks)
    assert max(len(str(w.value)) for w in shown.app.warning) < 400

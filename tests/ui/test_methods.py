"""The pages of the methods: all there in three languages, saying the same, held to the tests."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tools.tree import files
from ui.methods import OF_CARD, PAGES, page
from ui.selection import METHODS
from words import LANGUAGES, language

ROOT = Path(__file__).parents[2]
PARTS = 7
FORMULA, TESTED = 2, 6
FEWEST_WORDS, MOST_WORDS = 120, 350
DISPLAYED = re.compile(r"\$\$\n(.*?)\n\$\$", re.DOTALL)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
Visit = Callable[..., Any]

every_method = pytest.mark.parametrize("code", METHODS)


def text(code: str, reader: str) -> str:
    return (PAGES / f"{code}.{reader}.md").read_text(encoding="utf-8")


def numbers(part: str, reader: str) -> list[str]:
    """The numbers of a text, written as a program writes them, in rising order."""
    mark = "(?<=\\d),(?=\\d{3}\\b)" if reader == "en" else "(?<=\\d)\N{NO-BREAK SPACE}(?=\\d{3}\\b)"
    joined = re.sub(mark, "", part)
    return sorted(found.replace(",", ".") for found in NUMBER.findall(joined))


@cache
def proof() -> str:
    """Everything that the tests of the measures say, examples in docstrings included."""
    files = [*ROOT.glob("tests/analysis/*.py"), *ROOT.glob("analysis/**/*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files).replace("_", "")


def test_every_page_is_there_in_each_language_and_no_other() -> None:
    expected = {f"{code}.{reader}.md" for code in METHODS for reader in LANGUAGES}
    assert {path.name for path in PAGES.iterdir()} == expected


@every_method
@pytest.mark.parametrize("reader", LANGUAGES)
def test_page_has_a_title_and_the_seven_parts_of_all_pages(code: str, reader: str) -> None:
    found, first = page(code, reader), page(METHODS[0], reader)
    assert found.title
    assert "\n" not in found.title
    assert len(found.sections) == PARTS
    assert [heading for heading, _ in found.sections] == [heading for heading, _ in first.sections]
    assert all(body for _, body in found.sections)


@every_method
@pytest.mark.parametrize("reader", LANGUAGES)
def test_page_is_neither_a_note_nor_a_paper(code: str, reader: str) -> None:
    words = DISPLAYED.sub("", text(code, reader)).split()
    assert FEWEST_WORDS <= len(words) <= MOST_WORDS


@every_method
def test_formulas_and_tested_numbers_are_the_same_in_each_language(code: str) -> None:
    formulas = {tuple(DISPLAYED.findall(page(code, r).sections[FORMULA][1])) for r in LANGUAGES}
    assert len(formulas) == 1
    assert formulas != {()}
    claimed = {tuple(numbers(page(code, r).sections[TESTED][1], r)) for r in LANGUAGES}
    assert len(claimed) == 1


@every_method
def test_published_values_on_the_page_are_those_of_the_tests(code: str) -> None:
    claimed = numbers(page(code, "en").sections[TESTED][1], "en")
    assert [value for value in claimed if "." in value and value not in proof()] == []


@every_method
def test_every_symbol_of_the_formula_is_explained_in_each_language(code: str) -> None:
    inline = {
        reader: sorted(re.findall(r"\$[^$\n]+\$", DISPLAYED.sub("", text(code, reader))))
        for reader in LANGUAGES
    }
    assert {len(set(symbols)) for symbols in inline.values()} == {len(set(inline["en"]))}
    assert set(inline["kk"]) == set(inline["ru"]) == set(inline["en"])


def test_titles_differ() -> None:
    for reader in LANGUAGES:
        assert len({page(code, reader).title for code in METHODS}) == len(METHODS)


def test_every_card_names_its_methods() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in files("*.py"))
    cards = set(re.findall(r"(?:screen\.|@)card\(\s*\"(\w+)\"", source))
    assert len(cards) > 30
    assert sorted(cards - set(OF_CARD)) == []
    assert {code for codes in OF_CARD.values() for code in codes} <= set(METHODS)


@every_method
@pytest.mark.parametrize("reader", LANGUAGES)
def test_link_opens_the_page(visit: Visit, code: str, reader: str) -> None:
    shown = visit("data", lang=reader, method=code)
    assert not shown.app.exception
    assert shown.choices()["choice_method"] == code
    assert page(code, reader).title in shown.lines("finding")
    assert shown.lines("part") == [heading for heading, _ in page(code, reader).sections]


def test_unknown_method_is_said_and_the_first_one_shown(visit: Visit) -> None:
    shown = visit("data", lang="en", method="alchemy")
    assert ["alchemy" in str(warning.value) for warning in shown.app.warning] == [True]
    assert page(METHODS[0], "en").title in shown.lines("finding")


@pytest.mark.parametrize("reader", LANGUAGES)
def test_figures_link_to_their_methods_and_refusals_say_when_there_is_an_answer(
    visit: Visit, reader: str
) -> None:
    shown = visit("penalties", lang=reader)
    links = {link.proto.label: link.proto.query_string for link in shown.app.get("page_link")}
    for code in ("fine_severity", "answerable"):
        name = language(reader).text("Method: {name}", name=page(code, reader).title)
        assert f"method={code}" in links[name]
    menu = links[language(reader).text("Data and methods")]
    assert "method=" not in menu

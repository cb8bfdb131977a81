"""Cards made once: what is kept, until what, and what a card may look at."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

import pytest
import streamlit as st

from ui import before_after, prepared
from ui.selection import Selection

Visit = Callable[..., Any]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The findings of the cards that were made, in order; nothing is kept at first."""
    findings: list[str] = []
    real = prepared.of

    def counted(answer: Any, screen: Any) -> prepared.Prepared:
        findings.append(answer.said.finding)
        return real(answer, screen)

    monkeypatch.setattr(prepared, "of", counted)
    st.cache_resource.clear()
    yield findings
    st.cache_resource.clear()


def test_a_screen_seen_before_makes_no_card_again(visit: Visit, made: list[str]) -> None:
    first = visit("repeat_offences", lang="en", data="simulated").lines("finding")
    assert made
    assert set(made) < set(first)  # a refusal is nobody's answer
    made.clear()
    assert visit("repeat_offences", lang="en", data="simulated").lines("finding") == first
    assert made == []


def test_a_choice_makes_those_cards_anew_that_depend_on_it(visit: Visit, made: list[str]) -> None:
    visit("repeat_offences", lang="en", data="simulated")
    every = len(made)
    made.clear()
    visit("repeat_offences", lang="en", data="simulated", days="90")
    assert len(made) == every - 1  # offences per person and year know no window
    made.clear()
    visit("repeat_offences", lang="en", data="simulated", days="90", article="all")
    assert made == []
    visit("repeat_offences", lang="ru", data="simulated", days="90")
    assert len(made) == every


def test_a_refusal_is_kept_and_says_the_same(visit: Visit, made: list[str]) -> None:
    first = visit("before_after", lang="kk").lines("refusal")
    assert visit("before_after", lang="kk").lines("refusal") == first
    assert first
    assert made == []


def test_a_card_is_given_the_choices_that_it_names_and_no_other() -> None:
    chosen = Selection(language="kk", dataset="simulated", region="47", days="90", event="any")
    seen = prepared.narrowed(chosen, ("days",))
    assert (seen.language, seen.dataset, seen.days) == ("kk", "simulated", "90")
    assert seen.region is None
    with pytest.raises(AttributeError):
        prepared.narrowed(chosen, ("dayz",))
    assert set(prepared.ALWAYS) <= {field.name for field in fields(Selection)}


def test_what_no_language_changes_is_worked_out_once_for_all(
    visit: Visit, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []

    def smallest(counts: Any, **options: Any) -> float:
        asked.append(options)
        return 1.75

    monkeypatch.setattr(before_after, "smallest_detectable_ratio", smallest)
    for language in ("kk", "ru", "en"):
        visit("before_after", lang=language, data="simulated")
    assert len(asked) == 1
    assert len(made) > 3
    visit("before_after", lang="en", data="simulated", transition="3")
    assert [options["transition_months"] for options in asked] == [0, 3]
    visit("before_after", lang="en", data="simulated", transition="3", law="in_force")
    visit("before_after", lang="en", data="simulated", transition="3", region="47")
    assert len(asked) == 4

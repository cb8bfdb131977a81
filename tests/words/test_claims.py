"""What a sentence may claim: no more than its number, and nothing of what is not there."""

import re
from datetime import date

import polars as pl
import pytest

from tests.words.written_cards import (
    VICE_MINISTER,
    changed,
    compared,
    dates,
    fines,
    mixed,
    positions,
    statement,
)
from words import LANGUAGES, language
from words.sentences import data, law, overview, penalties, repeat_offences, series

each_language = pytest.mark.parametrize("code", LANGUAGES)
each_count = pytest.mark.parametrize("n", [0, 1, 2, 5, 21, 1234])


@each_language
def test_few_sanctions_are_counted_not_shared(code: str) -> None:
    """No percentage of fewer than 30."""
    reader = language(code)
    for said in (penalties.mix(mixed(5, 24), reader), penalties.fines(*fines(29), reader)):
        assert "%" not in said.text
    assert "%" not in penalties.mix(mixed(5, 24), reader).finding
    assert "%" in penalties.mix(mixed(5, 25), reader).finding


@pytest.mark.parametrize(
    ("low", "high", "finding"),
    [
        (1.01, 1.5, "Recorded cases rose at the law date"),
        (0.5, 0.99, "Recorded cases fell at the law date"),
        (0.9, 1.1, "No clear change at the law date"),
        (1.0, 1.5, "No clear change at the law date"),
    ],
)
def test_change_is_claimed_only_when_its_interval_leaves_one(
    low: float, high: float, finding: str
) -> None:
    said = changed(1.0, low, high, language("en"))
    assert said.finding == finding
    assert "association, not cause" in said.text


@pytest.mark.parametrize(
    ("estimates", "finding"),
    [
        (dates((1.1, 1.5), (1.2, 1.6)), "The same answer at each law date"),
        (dates((1.1, 1.5), (0.9, 1.6)), "The answer depends on the law date"),
        (dates((0.8, 1.5), (0.9, 1.6)), "The same answer at each law date"),
        (dates((1.1, 1.5), None), "The result by choice of law date"),
    ],
)
def test_law_dates_are_compared_by_what_they_say(estimates: pl.DataFrame, finding: str) -> None:
    assert series.sensitivity(estimates, language("en")).finding == finding


@pytest.mark.parametrize(
    ("p", "clear", "printed"),
    [(0.0001, True, "p < 0.001"), (0.049, True, "p = 0.049"), (0.05, False, "p = 0.050"),
     (1.0, False, "p = 1.000")],
)  # fmt: skip
def test_difference_of_curves_is_claimed_only_beyond_chance(
    p: float, clear: bool, printed: str
) -> None:
    said = compared(p, language("en"))
    assert said.finding.startswith("Groups by sanction differ") is clear
    assert printed in said.text
    assert "not the effect of the sanction" in said.text


def test_nothing_is_said_of_no_doubtful_case() -> None:
    reader = language("en")
    assert "do not suffice" not in law.register(positions(after=3), reader).text
    one = law.register(positions(unknown=1), reader).text
    assert "In 1 case the known dates do not suffice to tell." in one


@each_language
def test_statements_name_who_and_when(code: str) -> None:
    reader = language(code)
    dated = overview.known(statement(36), reader)
    assert reader.text(VICE_MINISTER) in dated
    assert reader.date(date(2026, 2, 25)) in dated
    undated = overview.known(statement(51, dated=False), reader)
    assert "51" in undated
    assert "–" not in undated
    assert "\n" not in overview.known(
        pl.concat([statement(36), statement(51, dated=False)]), reader
    )


@each_language
@each_count
def test_sentences_of_the_overview_are_whole(n: int, code: str) -> None:
    reader = language(code)
    cases = pl.DataFrame({"outcome": ["convicted"] * n}, schema={"outcome": pl.String})
    said = [
        overview.in_short(statement(n), reader),
        overview.in_short(statement(n, dated=False), reader),
        overview.documented(cases, reader),
        overview.not_yet(reader),
    ]
    assert all(text.endswith(".") and not re.search(r"[{}]|\.\.", text) for text in said)
    assert reader.number(n) in said[0]
    assert reader.number(n) in said[2]


@each_language
def test_limits_and_signs_are_said(code: str) -> None:
    reader = language(code)
    assert len(data.limits(reader)) == 6
    assert [text[0] for text in data.signs(reader)] == ["0", "c", "u", "–"]
    assert len({*repeat_offences.can_say(reader), *repeat_offences.cannot_say(reader)}) == 4

"""One answer everywhere: the note says what the card says and what the command line computes."""

from collections.abc import Callable
from functools import partial
from typing import Any

import orjson
import polars as pl
import pytest
from typer.testing import CliRunner

import analysis.__main__ as measures
import contracts
import releases
from report.asked import Asked, Choices
from report.brief import brief
from report.note import Note
from report.numbers import numbers
from report.questions import QUESTIONS
from ui.downloads import NOTES
from ui.methods import OF_CARD
from ui.navigation import SCREENS
from words import language

Visit = Callable[..., Any]
QUESTIONS_OF_SCREENS = {
    screen: [code for code, one in QUESTIONS.items() if (one.screen or "overview") == screen]
    for screen in dict.fromkeys(one.screen or "overview" for one in QUESTIONS.values())
}
#: Without a register the screen leaves the comparison out; the note says why there is none.
NOT_SHOWN = ("fines", "published")
each_screen = pytest.mark.parametrize("screen", QUESTIONS_OF_SCREENS)


def asked(code: str, dataset: str, *, public: bool = False, **choices: Any) -> Asked:
    """A question to the release in service, with the usual choices."""
    release = releases.current()
    datasets = release.frame(contracts.DATASET)
    row = datasets.row(by_predicate=pl.col("dataset") == dataset, named=True)
    return Asked(release, row, language(code), Choices(**choices), as_public=public)


def findings(visit: Visit, screen: str, **codes: str) -> tuple[list[str], list[str]]:
    """What the cards of a screen say: their sentences and their reasons for none."""
    shown = visit(screen, **codes)
    return shown.lines("sentence"), [" ".join(line.split()) for line in shown.lines("refusal")]


def is_said(note: Note, sentences: list[str], refusals: list[str]) -> bool:
    if note.table is not None:
        return note.sentence in sentences
    return f"{note.finding} {note.sentence}" in refusals


@each_screen
@pytest.mark.parametrize(
    ("code", "dataset", "seen"),
    [("kk", "published", "analyst"), ("kk", "simulated", "analyst"), ("ru", "simulated", "public")],
)
def test_note_says_the_very_sentence_of_the_card(
    visit: Visit, screen: str, code: str, dataset: str, seen: str
) -> None:
    said = findings(visit, screen, lang=code, data=dataset, seen=seen)
    ask = partial(brief, asked(code, dataset, public=seen == "public"), permalink="")
    shown = [q for q in QUESTIONS_OF_SCREENS[screen] if (q, dataset) != NOT_SHOWN]
    notes = {question: ask(question) for question in shown}
    assert [question for question, note in notes.items() if not is_said(note, *said)] == []


@pytest.mark.parametrize("region", ["47", "75"])
def test_note_of_a_region_says_the_sentence_of_its_card(visit: Visit, region: str) -> None:
    for question, screen in (("rates", "regions"), ("before_after", "before_after")):
        said = findings(visit, screen, lang="ru", data="simulated", region=region)
        note = brief(asked("ru", "simulated", region=region), question, permalink="")
        assert is_said(note, *said)


def printed(*arguments: str) -> list[dict[str, Any]]:
    """The rows that ``python -m analysis`` prints."""
    got = CliRunner().invoke(
        measures.app, [*arguments, "--dataset", "simulated", "--format", "json"]
    )
    assert got.exit_code == 0
    rows: list[dict[str, Any]] = orjson.loads(got.output)["rows"]
    return rows


@pytest.mark.usefixtures("in_warehouse")
@pytest.mark.parametrize(
    ("question", "arguments", "row", "names"),
    [
        ("before_after", ["before-after"], {"term": "level"}, ("ratio", "low", "high")),
        ("repeat_offences", ["repeat-offences", "--days", "180"], {}, ("share", "low", "high")),
        (
            "penalties",
            ["penalties", "--article", "УК 115-1"],
            {"sanction_type": "fine", "is_principal": True},
            ("share", "low", "high"),
        ),
        (
            "conduct_vs_law",
            ["conduct-vs-law", "--show", "counts"],
            {"law_position": "before"},
            ("count",),
        ),
    ],
)
def test_note_and_command_line_have_the_same_numbers(
    question: str, arguments: list[str], row: dict[str, Any], names: tuple[str, ...]
) -> None:
    found = [line for line in printed(*arguments) if row.items() <= line.items()]
    answer = numbers(asked("en", "simulated"), question, screen="")
    assert len(found) == 1
    for name, of_note in zip(names, ("value", "low", "high"), strict=False):
        assert answer[of_note] == pytest.approx(found[0][name], rel=1e-9)


@pytest.mark.usefixtures("in_warehouse")
def test_rates_of_the_note_are_those_of_the_command_line() -> None:
    of_note: Any = numbers(asked("en", "simulated"), "rates", screen="")["rows"]
    known = {row["region_code"]: row for row in of_note}
    for row in printed("rates"):
        for name in ("count", "population", "rate", "rate_low", "rate_high"):
            assert known[row["region_code"]][name] == pytest.approx(row[name])


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
def test_screen_offers_the_questions_and_two_files(visit: Visit, code: str) -> None:
    reader = language(code)
    shown = visit("brief", lang=code, ask="penalties")
    offered = next(box for box in shown.app.selectbox if box.key == "choice_ask")
    assert offered.options == [reader.text(one.title) for one in QUESTIONS.values()]
    files = [button.proto.label for button in shown.app.get("download_button")]
    assert ["DOCX" in label for label in files] == [True, False]
    assert ["PDF" in label for label in files] == [False, True]
    assert reader.text(QUESTIONS["penalties"].title) in shown.whole


def test_register_is_not_asked_for_what_officials_stated(visit: Visit) -> None:
    shown = visit("brief", lang="en", data="simulated")
    offered = next(box for box in shown.app.selectbox if box.key == "choice_ask")
    assert len(offered.options) == len(QUESTIONS) - 1


def test_refusal_on_the_screen_is_a_note_too(visit: Visit) -> None:
    shown = visit("brief", lang="en", ask="repeat_offences")
    assert "June 2027" in shown.whole
    assert len(shown.app.get("download_button")) == 2


def test_public_sees_protected_numbers_in_a_note(visit: Visit) -> None:
    shown = visit("brief", lang="en", data="simulated", ask="fines", seen="public")
    assert "protected" in shown.lines("refusal")[0]


def test_every_card_with_a_note_and_every_question_is_there() -> None:
    assert set(NOTES) <= set(OF_CARD)
    assert set(NOTES.values()) == set(QUESTIONS)
    assert {one.screen or "overview" for one in QUESTIONS.values()} <= set(SCREENS)

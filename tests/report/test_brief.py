"""What a note says: the answer as the card says it, its limits, its origin; or a refusal."""

import re
from datetime import date

import pytest

from contracts import DOCUMENTED_CASE, OFFICIAL_FIGURE, REGION, SANCTION_NORM
from report.asked import Choices
from report.brief import MOST_ROWS, brief, printed
from report.permalink import permalink
from report.questions import QUESTIONS
from tests.report.written_notes import asked, documented, edition
from words import LANGUAGES, language

LINK = "http://127.0.0.1:8501/?lang=kk"
each_language = pytest.mark.parametrize("code", LANGUAGES)


@each_language
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_note_is_whole_whether_it_answers_or_refuses(question: str, code: str) -> None:
    note = brief(asked(code, dataset="simulated"), question, permalink=LINK)
    texts = [note.kind, note.question, note.finding, note.context, note.sentence, note.footer]
    texts += [text for part in note.parts for text in (part.heading, *part.lines)]
    assert all(text.strip() for text in texts)
    assert not [text for text in texts if re.search(r"[{}]|\bNone\b|nan", text)]
    assert LINK in note.parts[-1].lines
    assert any("0123456789abcdef" in line for line in note.parts[-1].lines)


@pytest.mark.parametrize(
    ("n", "finding"),
    [
        (0, "0 cases sent to court nationwide, as stated"),
        (1, "1 case sent to court nationwide, as stated"),
        (3, "3 cases sent to court nationwide, as stated"),
        (5, "5 cases sent to court nationwide, as stated"),
    ],
)
def test_english_note_agrees_with_its_number(n: int, finding: str) -> None:
    note = brief(asked("en", n=n), "known", permalink=LINK)
    assert note.finding == finding
    assert note.sentence.startswith(f"{n}: sent to court. Stated by: Vice-minister")


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "0 дел "),
        (1, "1 дело "),
        (2, "2 дела "),
        (4, "4 дела "),
        (5, "5 дел "),
        (21, "21 дело "),
    ],
)
def test_russian_note_agrees_with_its_number(n: int, words: str) -> None:
    assert words in brief(asked("ru", n=n), "known", permalink=LINK).finding + " "


@pytest.mark.parametrize("n", [0, 1, 3, 5])
def test_kazakh_note_has_one_form_for_every_number(n: int) -> None:
    assert f"{n} іс" in brief(asked("kk", n=n), "known", permalink=LINK).finding


@pytest.mark.parametrize("n", [0, 1, 3, 5])
@each_language
def test_counts_of_cases_are_those_of_the_frame(n: int, code: str) -> None:
    note = brief(asked(code, n=n), "conduct_vs_law", permalink=LINK)
    assert re.search(rf"\b{n}\b", note.finding)
    assert note.table is not None
    assert len(note.table.rows) == n + 1


@each_language
def test_refusal_says_what_it_takes(code: str) -> None:
    note = brief(asked(code), "repeat_offences", permalink=LINK)
    reader = language(code)
    assert note.finding == reader.text("Cannot be calculated.")
    assert note.figure is None
    assert note.table is None
    assert note.facts[0][0] == reader.text("Needed")


def test_invented_register_is_marked_and_the_record_is_not() -> None:
    assert brief(asked("en", dataset="simulated"), "penalties", permalink=LINK).mark.startswith(
        "SIMULATED"
    )
    assert brief(asked("en"), "penalties", permalink=LINK).mark == ""


def test_officials_figures_are_of_the_record_whatever_register_was_chosen() -> None:
    note = brief(asked("en", dataset="simulated"), "known", permalink=LINK)
    assert note.mark == ""
    assert note.kind == "Briefing note · Published record"
    assert note.name == "note_known_kz_published_to-2026-03-03_r7_en"


def test_long_table_says_how_much_of_it_is_there() -> None:
    table = printed(documented(29), ("case_key", "conduct_to"), language("en"))
    assert len(table.rows) == MOST_ROWS
    assert table.left_out == f"The first {MOST_ROWS} of 30 rows; the screen has all of them."
    assert printed(documented(2), ("case_key",), language("en")).left_out == ""


def test_sources_are_named_and_the_rest_is_counted() -> None:
    note = brief(asked("en", n=9), "conduct_vs_law", permalink=LINK)
    sources = note.parts[2].lines
    assert sources[1:] == (
        "https://example.kz/0",
        "https://example.kz/1",
        "https://example.kz/2",
        "and 7 more addresses in the download",
    )


@pytest.mark.parametrize(
    ("choices", "address"),
    [
        ({}, "http://127.0.0.1:8501/before_after?lang=kk&data=simulated"),
        (
            {"region": "47", "law_date": date(2025, 9, 16), "transition_months": 1},
            "http://127.0.0.1:8501/before_after?lang=kk&data=simulated&region=47&law=in_force"
            "&transition=1",
        ),
        (
            {"law_date": date(2025, 12, 1)},
            "http://127.0.0.1:8501/before_after?lang=kk&data=simulated&law=2025-12-01",
        ),
    ],
)
def test_link_says_the_choices_in_codes(choices: dict[str, object], address: str) -> None:
    assert permalink(asked("kk", dataset="simulated", **choices), "before_after") == address


def test_link_goes_where_the_dashboard_is_served() -> None:
    link = permalink(asked("ru"), "known", site="https://stalking.example.kz/")
    assert link == "https://stalking.example.kz/?lang=ru"


def test_choices_are_those_of_the_screens() -> None:
    from ui.selection import Selection, read  # noqa: PLC0415 - only this test knows the screens

    screen, usual = Selection(), Choices()
    assert (screen.law_date, screen.days_window) == (usual.law_date, usual.days)
    assert (screen.series, screen.start, screen.event) == (usual.series, usual.start, usual.event)
    assert (screen.article, int(screen.transition)) == (usual.article, usual.transition_months)
    choices = {"region": "47", "law_date": date(2025, 9, 16), "days": 90, "start": "registration"}
    link = permalink(asked("kk", dataset="simulated", **choices), "repeat_offences")
    codes = dict(pair.split("=") for pair in link.partition("?")[2].split("&"))
    selection, faults = read(codes, datasets=["published", "simulated"], regions=["47"])
    assert faults == ()
    assert (selection.region, selection.law_date, selection.days_window, selection.start) == (
        *choices.values(),
    )


def test_places_of_one_region_are_its_districts_only() -> None:
    note = brief(asked("en", region="47"), "rates", permalink=LINK)
    assert note.context.startswith("Mangystau Region")
    assert "regions only" in note.sentence


def test_release_of_the_tests_promises_what_a_release_promises() -> None:
    for contract in (REGION, OFFICIAL_FIGURE, DOCUMENTED_CASE, SANCTION_NORM):
        assert edition().frame(contract).schema == dict(contract.schema)

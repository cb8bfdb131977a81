"""Every screen in every language with every data set: whole, in one language, and honest."""

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from ui import glossary
from ui.navigation import SCREENS
from words import LANGUAGES, catalogue, language
from words.vocabulary import label

ROOT = Path(__file__).parent.parent.parent
Visit = Callable[..., Any]
PUBLISHED, SIMULATED = "published", "simulated"
REFUSING = ("before_after", "repeat_offences", "penalties")

every_language = pytest.mark.parametrize("code", LANGUAGES)
every_screen = pytest.mark.parametrize("screen", SCREENS)
every_dataset = pytest.mark.parametrize("dataset", [PUBLISHED, SIMULATED])


def english_only(code: str) -> set[str]:
    """English messages whose translation into ``code`` differs, placeholders aside."""
    with catalogue.path_of(code).open("rb") as file:
        entries = list(read_po(file))
    found = set()
    for entry in entries:
        ids = [entry.id] if isinstance(entry.id, str) else list(entry.id)
        strings = [entry.string] if isinstance(entry.string, str) else list(entry.string)
        found.update(text for text in ids if text.isascii() and text not in strings)
    return found


#: Words that stand in nearly every English sentence and in no Kazakh or Russian one.
ENGLISH = re.compile(r"\b(the|of|and|with|from|not|is|are|by|for)\b")


@every_screen
@every_language
@every_dataset
def test_screen_is_whole_and_in_one_language(
    visit: Visit, screen: str, code: str, dataset: str
) -> None:
    shown = visit(screen, lang=code, data=dataset)
    assert not shown.app.exception
    assert shown.heading == language(code).text(SCREENS[screen].title)
    if code != "en":
        in_glossary = set(glossary.words()["term_en"])  # which has each word in all three
        assert not english_only(code) & set(shown.texts) - in_glossary
        assert not [text for text in shown.texts if ENGLISH.search(text)]
    assert not [text for text in shown.texts if ".." in text.replace("...", "")]
    assert not [
        text for text in shown.texts if re.search(r"\{\w*\}|%\(|\bNone\b(?! of)|\bnan\b", text)
    ]


@every_screen
@every_dataset
def test_each_figure_has_its_sentence_and_names_its_data_set(
    visit: Visit, screen: str, dataset: str
) -> None:
    reader = language("en")
    shown = visit(screen, lang="en", data=dataset)
    charts = shown.app.get("plotly_chart")
    sentences, sources = shown.lines("sentence"), shown.lines("source")
    findings = [*sentences, *shown.lines("refusal")]
    assert len(sources) == len(findings)
    assert all(text.endswith((".", "”")) for text in findings)
    assert all(chart.proto.alt for chart in charts)  # the browser puts the sentence in its place
    assert len(sentences) >= len(charts)
    # The overview and the known conflicts speak of the published record, whatever is chosen.
    kind = PUBLISHED if screen in ("overview", "data") else dataset
    name = label("dataset_kind", kind, reader)
    assert all(line.endswith(f"· {name}") for line in shown.lines("context"))
    published = ("Source: statements of officials", "Source: official Form 1-M")
    organisations = published if kind == PUBLISHED else ("Source: invented by this project",)
    assert all(line.startswith(organisations) and "release" in line for line in sources)


@every_screen
@every_language
def test_simulated_numbers_are_marked_on_every_screen(visit: Visit, screen: str, code: str) -> None:
    mark = language(code).text("SIMULATED")
    assert [line.split()[0] for line in visit(screen, lang=code, data=SIMULATED).lines("simulated")
            ] == [mark]  # fmt: skip
    assert visit(screen, lang=code, data=PUBLISHED).lines("simulated") == []


@pytest.mark.parametrize("screen", REFUSING)
@every_language
def test_published_record_refuses_with_a_reason_and_offers_the_simulated_register(
    visit: Visit, screen: str, code: str
) -> None:
    reader = language(code)
    shown = visit(screen, lang=code, data=PUBLISHED)
    refusals = shown.lines("refusal")
    assert refusals
    assert all(line.startswith(reader.text("Cannot be calculated.")) for line in refusals)
    assert all(len(line) > len(reader.text("Cannot be calculated.")) + 20 for line in refusals)
    offers = [link for link in shown.app.get("page_link") if link.proto.label == reader.text(
        "See this screen with the SIMULATED register")]  # fmt: skip
    assert len(offers) == len(refusals)
    assert all("data=simulated" in link.proto.query_string for link in offers)


@pytest.mark.parametrize("screen", REFUSING)
def test_simulated_register_answers_what_the_published_record_refuses(
    visit: Visit, screen: str
) -> None:
    shown = visit(screen, lang="en", data=SIMULATED)
    assert len(shown.app.get("plotly_chart")) >= 2
    # One refusal remains each: an offence that did not exist has no "before", and nobody's death or
    # departure is on record.
    assert len(shown.lines("refusal")) == (screen in ("before_after", "repeat_offences"))


def test_first_numbers_are_the_stated_ones(visit: Visit) -> None:
    shown = visit(lang="en")
    assert shown.lines("figure")[:2] == ["36", "51"]
    assert "36 cases sent to court nationwide, as stated" in shown.texts


def test_conduct_in_mangystau_is_placed_against_the_law(visit: Visit) -> None:
    shown = visit("cases_and_law", lang="en")
    rows = [row for block in shown.blocks for row in block.split("<tr>")]
    words = {
        case: next(row for row in rows if f">{case}<" in row)
        for case in ("MAN-2026-01", "MAN-2026-02")
    }
    reader = language("en")
    assert label("law_position", "before", reader) in words["MAN-2026-01"]
    assert label("law_position", "continuing", reader) in words["MAN-2026-02"]


@pytest.mark.parametrize("path", ["dashboard.py", *(e.path for e in SCREENS.values())])
def test_every_screen_opens_the_frame_before_it_draws_anything(path: str) -> None:
    body = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
    doing = [
        node for node in body
        if not isinstance(node, ast.Import | ast.ImportFrom)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]  # fmt: skip
    calls = [ast.unparse(n.func) for n in ast.walk(doing[0]) if isinstance(n, ast.Call)]
    assert isinstance(doing[0], ast.Assign)
    assert calls[-1] == "frame.open"
    code = next(key for key, entry in SCREENS.items() if entry.path == path)
    assert f'frame.open("{code}")' in ast.unparse(doing[0]).replace("'", '"')
    assert ast.unparse(doing[-1]) == "frame.close(screen)"


def test_every_file_of_the_pages_is_in_the_menu() -> None:
    files = {f"pages/{path.name}" for path in (ROOT / "pages").glob("[!_]*.py")}
    assert files | {"dashboard.py"} == {entry.path for entry in SCREENS.values()}


@pytest.mark.parametrize("screen", ["repeat_offences", "penalties"])
def test_people_watched_from_their_first_case_are_not_sorted_by_a_later_sanction(
    visit: Visit, screen: str
) -> None:
    shown = visit(screen, lang="en", data=SIMULATED, start="registration")
    assert not shown.app.exception
    assert any("watched from their first case" in line for line in shown.lines("refusal"))


def test_each_sanction_has_a_curve_with_its_interval_and_those_still_observed(visit: Visit) -> None:
    shown = visit("repeat_offences", lang="en", data=SIMULATED)
    assert "How soon people are recorded again, by first sanction" in shown.texts
    public = visit("repeat_offences", lang="en", data=SIMULATED, seen="public")
    assert "How soon people are recorded again, by first sanction" not in public.texts

"""What helps a reader: the first visit, the words of the law, how to read a chart, conflicts."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from analysis.known_conflicts import CONFLICTS
from charts.labels import name_key
from ui import glossary, guide, methods, reading
from ui.card import Card
from ui.navigation import SCREENS
from ui.prepared import Prepared
from ui.selection import CHOICES
from words import LANGUAGES, language
from words.sentences import conflicts as told

Visit = Callable[..., Any]
every_language = pytest.mark.parametrize("code", LANGUAGES)


def links(shown: Any) -> dict[str, str]:
    """The links of a screen: words → choices."""
    return {it.proto.label: it.proto.query_string for it in shown.app.get("page_link")}


@every_language
def test_first_visit_leads_through_the_screens_by_link(visit: Visit, code: str) -> None:
    _ = language(code).text
    assert "visit=1" in links(visit(lang=code))[_("Show me")]
    for stop, (screen, title, text) in enumerate(guide.STOPS, start=1):
        shown = visit(screen, lang=code, visit=str(stop))
        heading = _("Stop {n} of {all}: {title}", n=stop, all=len(guide.STOPS), title=_(title))
        assert any(heading in str(block.value) for block in shown.app.html)
        assert _(text) in [str(block.value) for block in shown.app.markdown]
        ways = links(shown)
        assert (f"visit={stop - 1}" in ways.get(_("Previous stop"), "")) == (stop > 1)
        assert (f"visit={stop + 1}" in ways.get(_("Next stop"), "")) == (stop < 5)
        assert "visit" not in ways[_("Close the visit")]
        assert "visit" not in ways[_("Data and methods")]  # the menu leaves it as well


def test_a_visit_is_in_the_address_alone(visit: Visit) -> None:
    assert set(links(visit("regions", lang="en"))) & {"Show me", "Next stop"} == set()
    strayed = links(visit("data", lang="en", visit="3"))
    assert "visit=3" in strayed["Open this screen"]
    assert len(guide.STOPS) == max(int(stop) for stop in CHOICES["visit"])
    assert {screen for screen, _, _ in guide.STOPS} <= set(SCREENS)


def test_glossary_has_every_word_in_three_languages() -> None:
    words = glossary.words()
    assert words.height > 25
    assert words.null_count().sum_horizontal().item() == 0
    assert all("" not in words[name].to_list() for name in words.columns)
    for name in glossary.TERMS.values():
        assert words[name].is_duplicated().sum() in (0, 2)  # "stalking" is one word in two of them


def test_glossary_has_the_words_of_the_law() -> None:
    words = glossary.words()
    rows = {row["term_en"]: (row["term_kk"], row["term_ru"]) for row in words.iter_rows(named=True)}
    assert rows["fine"] == ("айыппұл", "штраф")
    assert rows["correctional work"] == ("түзеу жұмыстары", "исправительные работы")
    assert rows["community service"] == ("қоғамдық жұмыстар", "общественные работы")
    assert rows["arrest"] == ("қамаққа алу", "арест")
    assert rows["MCI"] == ("АЕК", "МРП")
    assert rows["protective order"] == ("қорғау нұсқамасы", "защитное предписание")


@every_language
def test_glossary_is_shown_in_the_order_of_the_readers_words(visit: Visit, code: str) -> None:
    shown = visit("data", lang=code, part="glossary")
    caption = language(code).text("The law's words in three languages, and what they mean here")
    block = next(b for b in shown.blocks if "<table" in b and caption in b.replace("&#x27;", "'"))
    first = re.findall(r'<th scope="row">(.*?)</th>', block)
    assert first == sorted(first, key=name_key)
    assert set(first) == set(glossary.words()[glossary.TERMS[code]])


@every_language
def test_every_conflict_has_its_card(visit: Visit, code: str) -> None:
    shown = visit("data", lang=code, part="conflicts", data="simulated")
    findings = shown.lines("finding")
    titles = [told.conflict(name, language(code)).finding for name in CONFLICTS]
    assert [line for line in findings if line in titles] == titles


def test_the_overview_leads_to_the_conflicts(visit: Visit) -> None:
    links = {link.proto.label: link.proto.query_string for link in visit(lang="en").app.get(
        "page_link")}  # fmt: skip
    assert "part=conflicts" in links["All known conflicts, each with its reason"]
    # What was looked up is not carried to other screens.
    menu = {link.proto.label: link.proto.query_string for link in visit(
        "data", lang="en", part="glossary").app.get("page_link")}  # fmt: skip
    assert "part" not in menu["Regions"]


def test_every_chart_says_how_to_read_it(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: set[str] = set()
    draw = Card.draw

    def keep(self: Card, what: Prepared, make: Any, **given: Any) -> None:
        if what.figure is not None:
            drawn.add(self.name)
        draw(self, what, make, **given)

    monkeypatch.setattr(Card, "draw", keep)
    for screen in SCREENS:
        for dataset in ("published", "simulated"):
            visit(screen, lang="en", data=dataset, region="27" if screen == "region" else "")
    assert len(drawn) > 20
    assert drawn - set(reading.OF_CARD) <= {"regions"}
    assert set(reading.OF_CARD) <= set(methods.OF_CARD)


@pytest.mark.parametrize("view", ["map", "dots", "tiles"])
def test_each_view_of_the_regions_has_its_own_words(visit: Visit, view: str) -> None:
    shown = visit("regions", lang="en", measure="form_115", view=view)
    assert reading.OF_VIEW[view] in [str(text.value) for text in shown.app.markdown]

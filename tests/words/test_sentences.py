"""Every card for none, one, a few and many, in every language: whole, right, and no longer."""

import re

import pytest

from tests.words.written_cards import CARDS
from words import LANGUAGES, language
from words.sentences import Said

COUNTS = (0, 1, 2, 3, 4, 5, 11, 21, 1234)
WORDS_OF_A_FINDING = 10

each_count = pytest.mark.parametrize("n", COUNTS)
each_language = pytest.mark.parametrize("code", LANGUAGES)


def parts(said: Said) -> list[str]:
    return [said.finding, said.context, said.text, said.about]


@each_language
@each_count
@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_written_whole(name: str, n: int, code: str) -> None:
    said = CARDS[name](n, language(code))
    for text in parts(said):
        assert text == text.strip() != ""
        assert not re.search(r"[{}]|\bNone\b|nan|  |\.\.", text)
    assert said.text.endswith(".")
    assert not said.finding.endswith(".")


@each_count
@pytest.mark.parametrize("name", CARDS)
def test_a_finding_has_at_most_ten_words(name: str, n: int) -> None:
    finding = CARDS[name](n, language("en")).finding
    assert len(finding.split()) <= WORDS_OF_A_FINDING


@pytest.mark.parametrize("code", ["kk", "ru"])
@pytest.mark.parametrize("name", CARDS)
def test_no_english_is_left(name: str, code: str) -> None:
    english, said = (CARDS[name](5, language(c)) for c in ("en", code))
    # The context of rates is made of words that the screen gives.
    assert said.finding != english.finding
    assert said.text != english.text
    assert said.about != english.about
    assert said.context != english.context or name == "rated_in_a_region"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("official_figures", ["{n} case sent", "{n} cases sent", "{n} cases sent"]),
        ("documented", ["{n} publicly reported case ", "{n} publicly reported cases",
                        "{n} publicly reported cases"]),
        ("rated", ["{n} offence recorded", "{n} offences recorded", "{n} offences recorded"]),
        ("law_documented", ["In {n} case all", "In {n} cases all", "In {n} cases all"]),
        ("sentences_known", ["{n} sentence under", "{n} sentences under", "{n} sentences under"]),
        ("within", ["within {n} day", "within {n} days", "within {n} days"]),
    ],
)  # fmt: skip
def test_english_findings_agree_with_their_number(name: str, words: list[str]) -> None:
    for n, expected in zip((1, 3, 5), words, strict=True):
        assert expected.format(n=n) in CARDS[name](n, language("en")).finding


@pytest.mark.parametrize(
    ("name", "one", "few", "many"),
    [
        ("official_figures", "{n} дело", "{n} дела", "{n} дел"),
        ("documented", "{n} публично известное дело", "{n} публично известных дела",
         "{n} публично известных дел"),
        ("rated", "{n} правонарушение", "{n} правонарушения", "{n} правонарушений"),
        ("law_documented", "В {n} деле", "В {n} делах", "В {n} делах"),
        ("sentences_known", "{n} приговор ", "{n} приговора ", "{n} приговоров "),
        ("within", "за {n} день", "за {n} дня", "за {n} дней"),
    ],
)  # fmt: skip
def test_russian_findings_agree_with_their_number(name: str, one: str, few: str, many: str) -> None:
    expected = {1: one, 21: one, 2: few, 3: few, 4: few, 0: many, 5: many, 11: many}
    for n, form in expected.items():
        assert form.format(n=n) in CARDS[name](n, language("ru")).finding + " "


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("rated", ("1.25", "0.40", "2.90")),
        ("mix", ("50.0", "12.3", "98.8")),
        ("fines", ("50.0", "10.0", "90.0")),
        ("level_change", ("1234.50", "0.40", "1235.00")),
        ("sensitivity", ("1.05", "0.80", "1.30")),
        ("within", ("11.9", "11.1", "12.8")),
    ],
)
def test_a_value_never_stands_without_its_interval(
    name: str, numbers: tuple[str, ...], code: str
) -> None:
    text = CARDS[name](1234, language(code)).text
    bare = text.replace("\u00a0", "").replace(" ", "")
    bare = re.sub(r"(?<=\d),(?=\d{3}\b)", "", bare) if code == "en" else bare.replace(",", ".")
    assert all(number in bare for number in numbers)
    assert "95" in text

"""Short words on figures: names that fit a phone, intervals, statuses, sanctions."""

import html
import math
import textwrap
from collections.abc import Mapping
from typing import Final

from words import N_, Language

#: Word → what is left of it where room is short; of a city just its name. Other long words lose
#: their tail.
_SHORT_WORDS: Final = {
    "облысы": "обл.",
    "область": "обл.",
    "ауданы": "ауд.",
    "район": "р-н",
    "қаласы": "",
    "г.": "",
    "г.а.": "",
    "қ.ә.": "",
    "қазақстан": "Қаз.",
    "казахстанская": "Каз.",
    "kazakhstan": "Kaz.",
    "region": "reg.",
    "district": "distr.",
    "city": "",
    "west": "W.",
    "east": "E.",
    "north": "N.",
    "батыс": "Бат.",
    "шығыс": "Шығ.",
    "солтүстік": "Солт.",
    "западно": "Зап.",
    "восточно": "Вост.",
    "северо": "Сев.",
}
_ALPHABET: Final = "аәбвгғдеёжзиійкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

#: What a missing or doubtful value means, as the legend says it.
STATUS_WORDS: Final = {
    "zero": N_("0: none recorded"),
    "u": N_("u: few cases, uncertain"),
    "c": N_("c: hidden to protect people"),
    "none": N_("–: no data"),
}


def plain(text: object) -> str:
    """Return ``text`` with nothing in it that a chart would read as mark-up."""
    return html.escape(str(text), quote=False)


def wrapped(text: object, width: int) -> str:
    """Return ``text`` broken into lines of at most ``width`` letters where words allow."""
    lines = textwrap.wrap(str(text), width, break_long_words=False)
    return "<br>".join(plain(line) for line in lines)


def short_name(name: str, *, letters: int = 6) -> str:
    """Return a place name for a tile or a small map: one line a word, long words cut.

    >>> short_name("Батыс Қазақстан"), short_name("Ulytau"), short_name("Almaty Region")
    ('Бат.<br>Қаз.', 'Ulytau', 'Almaty<br>reg.')
    """
    words = [_short_word(word, letters) for word in name.replace("-", " ").split()]
    return "<br>".join(plain(word) for word in words if word)


def name_key(name: str) -> list[int]:
    """Return a key that sorts names as a Kazakh or Russian reader expects.

    By code point Ә, Ғ, Қ … would all follow Я.
    """
    return [_ALPHABET.find(c) if c in _ALPHABET else ord(c) - 2000 for c in name.lower()]


def shown(code: object, labels: Mapping[str, str] | None) -> str:
    """Return the words for ``code``; the code itself where there are none."""
    return (labels or {}).get(str(code), str(code))


def interval(
    language: Language,
    low: float | None,
    high: float | None,
    *,
    digits: int = 1,
    share: bool = False,
) -> str:
    """Return "95% interval: 1.2 to 3.4", or nothing where there is no interval."""
    if low is None and high is None:
        return ""
    ends = [_end(language, value, digits, share) for value in (low, high)]
    return language.text("95% interval: {low} to {high}", low=ends[0], high=ends[1])


def hover(*lines: str) -> str:
    """Return the lines that say something, one under another, wrapped for a phone."""
    return "<br>".join(wrapped(line, 44) for line in lines if line)


def _end(language: Language, value: float | None, digits: int, share: bool) -> str:
    if value is None or math.isnan(value):
        return "–"
    return (
        language.percent(value, digits=digits) if share else language.number(value, digits=digits)
    )


def _short_word(word: str, letters: int) -> str:
    known = _SHORT_WORDS.get(word.lower())
    if known is not None:
        return known
    return word if len(word) <= letters else f"{word[: letters - 2]}."

"""Headings of Form 1-M that are written in Kazakh alone: what they count, by their words."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from etl.form_1m.headings import fold
from etl.settings import SHIPPED

WORDS = SHIPPED / "reference" / "form_1m_words_kk.csv"
#: Sections whose words a section shares: 3 and 3-1 count the same people.
_SHARED = {"3-1": ("3", "3-1")}
#: A word of the list that is no longer than this stands for itself, a longer one for its forms.
WHOLE_WORD_LETTERS = 3

#: Kazakh letters as they are typed on a keyboard without them.
_PLAIN = str.maketrans("әғқңөұүһі", "агкноуухи")
_COLUMN_NUMBERS = re.compile(r"\d+(?:\s*[-,]\s*\d+)*\s*-?\s*(?:баган|граф)\w*")
#: What a point of a law says, in brackets behind its number: «1) тармағы (адам анықталмаса)».
_SAID_OF_POINT = re.compile(r"(тарма\w*|\bт\.)\s*\([^()]*\)")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d])-\s*(?=[^\W\d])")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a heading must say to be that of a measure.

    Attributes:
        measure: Code of the measure.
        numbers: All numbers in the heading, sorted.
        needed: Each a choice of words, of which one must be there.
        may: Words that may be there; any other makes the heading one of something else.
    """

    measure: str
    numbers: tuple[int, ...]
    needed: tuple[tuple[str, ...], ...]
    may: tuple[str, ...]


def measure_in_kazakh(heading: str, section: str) -> str | None:
    """Return the measure that a Kazakh heading of a section names.

    The order and the endings of the words do not matter, but each of them must be accounted for:
    "women" among the accused are not the women among the victims. None for a heading that says
    something else, that says two things, or that is not Kazakh.

    >>> measure_in_kazakh("2-бағаннан | әйелдерге қатысты", "1")
    'against_women'
    >>> measure_in_kazakh("Айыпталушылар | соның ішінде | әйелдер", "3") is None
    True
    """
    text = _COLUMN_NUMBERS.sub(" ", _plain(heading))
    tokens = _TOKEN.findall(_BROKEN_WORD.sub("", _SAID_OF_POINT.sub(r"\1 ", text)))
    words = {token for token in tokens if not token.isdecimal()}
    numbers = tuple(sorted(int(token) for token in tokens if token.isdecimal()))
    measures = {
        said.measure for said in _listed(section) if said.numbers == numbers and _says(words, said)
    }
    return measures.pop() if len(measures) == 1 else None


def _says(words: set[str], said: _Said) -> bool:
    needed = [{word for word in words if _is_one_of(word, choice)} for choice in said.needed]
    accounted = set().union(*needed)
    return all(needed) and all(_is_one_of(word, said.may) for word in words - accounted)


def _is_one_of(word: str, listed: Iterable[str]) -> bool:
    return any(
        word == known or (len(known) > WHOLE_WORD_LETTERS and word.startswith(known))
        for known in listed
    )


@cache
def _listed(section: str) -> tuple[_Said, ...]:
    """Return what the headings of a section say; a row without measure holds words for all."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["section"] in _SHARED.get(section, (section,))
        ]
    common = [word for row in rows if not row["measure"] for word in _plain(row["may"]).split()]
    return tuple(
        _Said(
            row["measure"],
            tuple(sorted(int(number) for number in row["numbers"].split())),
            tuple(tuple(choice.split("|")) for choice in _plain(row["needed"]).split()),
            (*_plain(row["may"]).split(), *common),
        )
        for row in rows
        if row["measure"]
    )


def _plain(text: str) -> str:
    return fold(text).casefold().translate(_PLAIN)

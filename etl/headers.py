"""The headers of a file: how they are compared, named, shown and recognised as those of before."""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence

from etl.norm_key import norm_key
from etl.personal import looks_personal

MAX_SHOWN_CHARACTERS = 60
NOT_SHOWN = "***"


def header_key(header: str) -> str:
    r"""Return what two spellings of one header have in common.

    >>> header_key("Дата_регистрации "), header_key("Дата\u200b регистрации:")
    ('дата регистрации', 'дата регистрации')
    """
    return norm_key(visible(header).replace("_", " "))


def visible(text: str) -> str:
    """Return a text without zero-width signs and marks of direction; control signs as spaces."""
    kinds = ((sign, unicodedata.category(sign)) for sign in text)
    return "".join(" " if kind == "Cc" else sign for sign, kind in kinds if kind != "Cf")


def presentable(header: str) -> str:
    """Return a header as a message may show it: a file without headers has people in line 1."""
    if looks_personal(header):
        return NOT_SHOWN
    return " ".join(visible(header).split())[:MAX_SHOWN_CHARACTERS]


def header_labels(header: Sequence[str]) -> tuple[str, ...]:
    """Return a name for each header by which a mapping may call it, no two alike.

    >>> header_labels(["Дата", "", "Дата"])
    ('Дата', '#2', 'Дата (2)')
    """
    labels: list[str] = []
    for position, cell in enumerate(header, start=1):
        shown = presentable(cell)
        name = f"#{position}" if shown in {"", NOT_SHOWN} else shown
        label, times = name, 1
        while label in labels:
            times += 1
            label = f"{name} ({times})"
        labels.append(label)
    return tuple(labels)


def fingerprint(header: Iterable[str]) -> str:
    """Return what the headers of this month's file have in common with those of the last.

    Headers that may be personal count as one and the same: their hash could be guessed.
    """
    keys = (NOT_SHOWN if looks_personal(cell) else header_key(cell) for cell in header)
    return hashlib.sha256("\x1f".join(keys).encode()).hexdigest()

"""How a value of a frame becomes text: each function from row, column and language to words."""

from collections.abc import Callable
from typing import Any

from words import N_, Language
from words.vocabulary import article as article_name
from words.vocabulary import label

Row = dict[str, Any]

#: Statuses that stand in a cell themselves: suppressed, unreliable.
_SIGNS = ("c", "u")


def text(row: Row, name: str, language: Language) -> str:
    """Print a text of the catalogues, or the words of a list of conduct."""
    value = row[name]
    if isinstance(value, list):
        return ", ".join(label("conduct_form", v, language) for v in value)
    return "–" if value is None else language.text(str(value))


def verbatim(row: Row, name: str, language: Language) -> str:
    """Print a value as it stands: a name, a code, a file."""
    return "–" if row[name] is None else str(row[name])


def yes(row: Row, name: str, language: Language) -> str:
    """Print "yes" where something is so, and nothing elsewhere."""
    return language.text(N_("yes")) if row[name] else ""


def shortened(row: Row, name: str, language: Language) -> str:
    """Print the first signs of a hash: enough to compare by eye."""
    return "–" if row[name] is None else str(row[name])[:8]


def number(digits: int | None) -> Callable[[Row, str, Language], str]:
    """Return the form of a number; a missing one says by its sign why it is missing."""

    def show(row: Row, name: str, language: Language) -> str:
        value, status = row[name], row.get("status")
        if value is None:
            return status if status in _SIGNS else "–"
        return language.number(value, digits=digits)

    return show


def rate(row: Row, name: str, language: Language) -> str:
    """Print a rate; an unreliable one carries its sign."""
    shown = number(2)(row, name, language)
    return f"{shown} u" if row[name] is not None and row.get("status") == "u" else shown


def p_value(row: Row, name: str, language: Language) -> str:
    """Print a p-value to three decimals, never as 0."""
    value = row[name]
    if value is not None and value < 0.001:
        return f"< {language.number(0.001, digits=3)}"
    return number(3)(row, name, language)


def percent(row: Row, name: str, language: Language) -> str:
    """Print a share as per cent; an unreliable one carries its sign, a missing one says why."""
    if row[name] is None:
        return number(None)(row, name, language)
    shown = language.percent(row[name], digits=1)
    return f"{shown} u" if name == "share" and row.get("status") == "u" else shown


def bound(row: Row, name: str, language: Language) -> str:
    """Print a limit in the form of the estimate beside it: a ratio or a share."""
    show = number(2) if "ratio" in row else percent
    return show(row, name, language)


def date(row: Row, name: str, language: Language) -> str:
    """Print a date no more exactly than it is known."""
    return language.date(row[name], row.get(f"{name}_precision") or "day", is_short=True)


def month(row: Row, name: str, language: Language) -> str:
    """Print the month of its first day."""
    return language.date(row[name], "month")


def moment(row: Row, name: str, language: Language) -> str:
    """Print a date and time of day."""
    return language.moment(row[name])


def article(row: Row, name: str, language: Language) -> str:
    """Print an article as the reader names its code."""
    return "–" if row[name] is None else article_name(row[name], language)


def balance(row: Row, name: str, language: Language) -> str:
    """Print the rows read and what became of them."""
    parts = ("rows_loaded", "rows_skipped", "rows_rejected")
    return f"{language.number(row[name])} = " + " + ".join(language.number(row[p]) for p in parts)


def principal(row: Row, name: str, language: Language) -> str:
    """Print whether a sanction is principal or additional."""
    return language.text(N_("Principal")) if row[name] else language.text(N_("Additional"))


def coded(vocabulary: str) -> Callable[[Row, str, Language], str]:
    """Return the form of a code: the word of its vocabulary."""
    return lambda row, name, language: label(vocabulary, row[name], language)

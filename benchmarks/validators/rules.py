"""The rules of a file of cases, said once: each tool states them in its own words.

Nothing but Python's own library is needed: this runs in environments without our packages. What
judges pandera is written by hand in ``benchmarks.pandera_oracle``, from the same constants; an
article that was repealed is only a warning there, no row is wrong by it, so it is none of these.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

DATES = (
    *("registered_on", "reported_on", "conduct_from", "conduct_to", "protective_order_on"),
    *("special_requirements_on", "preventive_registration_on", "detained_on", "outcome_on"),
    "extract_date",
)
#: A later step, and the steps that it may not come before.
ORDER = {
    "conduct_to": ("conduct_from",),
    "reported_on": ("conduct_from",),
    "registered_on": ("conduct_from", "reported_on"),
    "outcome_on": ("registered_on",),
}
NUMBERS = ("contacts_count", "suspect_birth_year", "victim_birth_year")
BIRTHS = ("suspect_birth_year", "victim_birth_year")
FIRST_BIRTH_YEAR = 1900
REQUIRED = ("case_id", "region", "article", "registered_on", "extract_date")
LONGEST_ID = 200
FORMULA, SIMULATED = r"^[=+@]|^-\D", "^[Ss][Ii][Mm]-"
TOTALS = ("Итого", "ИТОГО", "Всего", "Барлығы", "Total")
#: How a day is written when not as 2026-11-23, and what such a text looks like.
FORMS = {"%d.%m.%Y": r"\d{1,2}\.\d{1,2}\.\d{4}", "%Y-%m": r"\d{4}-\d{2}", "%Y": r"\d{4}"}
FIRST_DAY, LAST_DAY = "1900-01-01", "2100-12-31"

Kind = Literal[
    "filled",
    "unique",
    "short",
    "lacks",
    "matches",
    "one of",
    "a day",
    "a number",
    "at least",
    "not before",
    "not above",
    "pair of",
]


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold of one column, or of two; an empty cell breaks no rule but ``filled``.

    Attributes:
        kind: What must hold.
        column: Of what.
        than: A limit, a pattern, the allowed values or the other column.
    """

    kind: Kind
    column: str
    than: Any = None


def key(text: str) -> str:
    """Return the key under which spellings of places and articles are compared."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").split())


def rules(reference: dict[str, Any]) -> list[Rule]:
    """Return every rule, in the order in which tools are given them.

    Args:
        reference: Codes, places, articles and patterns, as ``loading.reference`` returns them.
    """
    return [
        *(Rule("filled", name) for name in REQUIRED),
        Rule("unique", "case_id"),
        Rule("short", "case_id", LONGEST_ID),
        *(Rule("lacks", "case_id", pattern) for pattern in (FORMULA, *reference["personal"])),
        Rule("matches", "case_id", SIMULATED),
        Rule("matches", "conduct_forms", reference["conduct_forms"]),
        Rule("one of", "region", reference["regions"]),
        Rule("one of", "district", reference["districts"]),
        Rule("one of", "article", list(reference["articles"])),
        *(Rule("one of", name, codes) for name, codes in reference["codes"].items()),
        *(Rule("a day", name) for name in DATES),
        *(Rule("a number", name) for name in NUMBERS),
        *(Rule("not before", late, early) for late, first in ORDER.items() for early in first),
        *(Rule("not before", "extract_date", name) for name in DATES if name != "extract_date"),
        Rule("not before", "registered_on", "in_force_from"),
        *(Rule("at least", name, FIRST_BIRTH_YEAR) for name in BIRTHS),
        *(Rule("not above", name, "first_year") for name in BIRTHS),
        Rule("pair of", "region", ("district", [tuple(pair) for pair in reference["places"]])),
    ]

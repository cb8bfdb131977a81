"""Each sanction's fixed look: colour, dash, mark and hatching, the same on every screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from charts.theme import ACCENT, COUNTERFACTUAL, MODEL, OBSERVED, QUIET, TEAL
from words import Language
from words.vocabulary import label


@dataclass(frozen=True, slots=True)
class Look:
    """How one group is drawn; any of the four alone tells it from the others."""

    colour: str
    dash: str
    symbol: str
    pattern: str


SANCTION_LOOKS: Final = {
    "fine": Look(OBSERVED, "solid", "circle", ""),
    "community_service": Look(MODEL, "dash", "square", "/"),
    "correctional_work": Look(COUNTERFACTUAL, "dot", "diamond", "x"),
    "arrest": Look(ACCENT, "dashdot", "triangle-up", "\\"),
    "admin_arrest": Look("#a1762b", "longdash", "triangle-down", "-"),
    "warning": Look(TEAL, "longdashdot", "cross", "."),
    "special_requirements": Look("#5b7fa6", "6px,3px", "pentagon", "|"),
    "protective_order": Look("#7d6fd0", "2px,4px", "hexagon", "+"),
    "restriction": Look("#b5651d", "10px,3px", "star", "/"),
    "imprisonment": Look("#a0622d", "12px,4px,3px,4px", "x", "x"),
    "other": Look(QUIET, "4px,4px", "circle-open", ""),
}

_BY_TURNS: Final = tuple(SANCTION_LOOKS.values())


def look(code: object, *, position: int = 0) -> Look:
    """Return the look of a sanction; other groups take theirs in turn by ``position``."""
    return SANCTION_LOOKS.get(str(code), _BY_TURNS[position % len(_BY_TURNS)])


def group_words(code: object, labels: Mapping[str, str] | None, language: Language) -> str:
    """Return the words for a group: the caller's, else the vocabulary's name of a sanction."""
    if labels and str(code) in labels:
        return labels[str(code)]
    return label("sanction_type", None if code is None else str(code), language)

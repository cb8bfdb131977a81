"""What a reader has chosen, and how an address says it: in codes, never in shown words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from analysis.legal import LAW_DATES
from words import LANGUAGES, N_, Message, preferred

PUBLISHED = "published"
SIMULATED = "simulated"

#: Address code → the values that it may have, the default first.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "view": ("map", "dots", "tiles", "table"),
    "measure": ("stated", "documented", "form_115", "form_110", "form_126", "form_147", "form_149",
                "stalking", "article_115_1"),
    "series": ("stalking", "admin", "criminal"),
    "start": ("sanction", "registration"),
    "event": ("any", "same_victim", "same_article"),
    "days": ("180", "90", "365"),
    "article": ("cc115-1", "all"),
    "offence": ("115", "110", "126", "147", "149", "115-1"),
    "transition": ("0", "1", "3"),
    "seen": ("analyst", "public"),
    "part": ("data", "methods", "conflicts", "glossary"),
    "visit": ("0", "1", "2", "3", "4", "5"),
    "ask": ("known", "rates", "before_after", "practice", "penalties", "fines",
            "repeat_offences", "conduct_vs_law"),
}  # fmt: skip

#: The pages of ``docs/methods``, in reading order; none is chosen until a reader asks for one.
METHODS = (
    "recorded_not_prevalence", "crude_rate", "rate_ratio", "empirical_bayes", "funnel",
    "before_after", "crude_change", "placebo_dates", "smallest_detectable_ratio",
    "follow_up", "repeat_offence_curve", "cumulative_incidence", "repeat_within",
    "repeat_frequency", "compare_curves",
    "sanction_mix", "fine_severity", "paths", "adjusted_comparison",
    "conduct_vs_law", "practice", "answerable", "disclosure",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selection:
    """One reader's choices; a link with the same codes gives the same ones back."""

    language: str = "ru"
    dataset: str = PUBLISHED
    region: str | None = None
    law: str = "signed"
    view: str = "map"
    measure: str = "stated"
    series: str = "stalking"
    start: str = "sanction"
    event: str = "any"
    days: str = "180"
    article: str = "cc115-1"
    offence: str = "115"
    transition: str = "0"
    seen: str = "analyst"
    ask: str = "known"
    part: str = "data"
    method: str | None = None
    visit: str = "0"  # the stop of a first visit that is shown; 0 for none

    @property
    def law_date(self) -> date:
        """Return the chosen law date: signed, in force, or the day in the address."""
        return LAW_DATES.get(self.law) or date.fromisoformat(self.law)

    @property
    def days_window(self) -> int:
        """Return the length of the repeat-offence window [days]."""
        return int(self.days)


#: Field of ``Selection`` → its name in the address.
CODES = {"language": "lang", "dataset": "data", "region": "region", "law": "law"} | {
    name: name for name in (*CHOICES, "method")
}


def read(
    address: Mapping[str, str],
    *,
    datasets: Iterable[str],
    regions: Iterable[str],
    browser: str | None = None,
) -> tuple[Selection, tuple[Message, ...]]:
    """Read a selection from an address.

    Args:
        address: Query parameters. Unknown names are left alone.
        datasets: Names of the data sets in the current release.
        regions: Region codes of the current release.
        browser: The browser's language tag, used when the address names no language.

    Returns:
        The selection, and a sentence for every code that means nothing. Such a code is replaced
        by its default, so that an old or mistyped link still shows a screen.
    """
    chosen = Selection(language=preferred(browser))
    allowed: dict[str, tuple[str, ...]] = {
        "language": LANGUAGES,
        "dataset": tuple(datasets),
        "region": tuple(regions),
        "method": METHODS,
        **CHOICES,
    }
    faults = []
    for field, code in CODES.items():
        value = address.get(code)
        if not value:
            continue
        known = (value in LAW_DATES or is_day(value)) if field == "law" else value in allowed[field]
        if known:
            chosen = replace(chosen, **{field: value})
        else:
            faults.append(_fault(field, value, allowed.get(field, (*LAW_DATES, "2025-07-16"))))
    return chosen, tuple(faults)


def write(selection: Selection, **changes: str | None) -> dict[str, str]:
    """Return the address of a selection with ``changes``: its language, and what is not default."""
    return dict(_written(selection, tuple(changes.items())))


@lru_cache(maxsize=4096)  # a screen has some thirty links
def _written(
    selection: Selection, changes: tuple[tuple[str, str | None], ...]
) -> tuple[tuple[str, str], ...]:
    wanted = replace(selection, **dict(changes))  # type: ignore[arg-type]
    plain = Selection()
    return tuple(
        (code, value)
        for field, code in CODES.items()
        if (value := getattr(wanted, field))
        and (field == "language" or value != getattr(plain, field))
    )


def is_day(value: str) -> bool:
    """Tell whether ``value`` is a day of this century written YYYY-MM-DD."""
    if not re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _fault(field: str, value: str, allowed: tuple[str, ...]) -> Message:
    shown = value[:40]
    expected = ", ".join(allowed[:25])
    if field == "dataset":
        return Message(
            N_(
                "The link asks for the data set “{value}”, which is not here. Known data sets: "
                "{expected}. The published record is shown instead; choose another in the menu."
            ),
            {"value": shown, "expected": expected},
        )
    return Message(
        N_(
            "The link says {code}={value}, which has no meaning here. Expected: {expected}. "
            "The usual setting is shown instead."
        ),
        {"code": CODES[field], "value": shown, "expected": expected},
    )

"""The reporting period that a text of Form 1-M states."""

import calendar
import re
from datetime import date

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))

MONTHS = (
    ("январ", "қаңтар"),
    ("феврал", "ақпан"),
    ("март", "наурыз"),
    ("апрел", "сәу[іi]р"),
    ("ма[йя]", "мамыр"),
    ("июн", "маусым"),
    ("июл", "ш[іi]лде"),
    ("август", "тамыз"),
    ("сентябр", "қыркүйек"),
    ("октябр", "қазан"),
    ("ноябр", "қараша"),
    ("декабр", "желтоқсан"),
)
_MONTH = r"(" + "|".join(f"{ru}\\w{{0,2}}|{kk}\\w*" for ru, kk in MONTHS) + r")"
_YEAR = r"(20\d\d)"
_YEAR_KK = rf"{_YEAR}\s*ж(?:ыл\w*|\.)"
_DAY = r"(\d{1,2})[./](\d{1,2})[./](20\d\d)"
_PERIODS = (
    ("days", re.compile(rf"\b{_DAY}\W{{0,6}}(?:г\w*\W{{0,3}})?(?:по|до|-)\W{{0,3}}{_DAY}")),
    ("months", re.compile(rf"\b{_MONTH}\s*-\s*{_MONTH}\s+{_YEAR}")),
    ("months_kk", re.compile(rf"\b{_YEAR_KK}\W+{_MONTH}\s*-\s*{_MONTH}")),
    (
        "until_kk",
        re.compile(rf"\b{_YEAR_KK}\W+1\s+{_MONTH}\s*(?:-\s*)?(\d{{1,2}})\s+{_MONTH}"),
    ),
    ("count", re.compile(rf"\bза\s+(\d{{1,2}})\s*(?:-?\w+\s+)?мес\w*\.?\s+{_YEAR}")),
    ("count_kk", re.compile(rf"\b{_YEAR_KK}\W+(\d{{1,2}})\s*ай\w*")),
    ("half_kk", re.compile(rf"\b{_YEAR_KK}\W+(?:1|i|бірінші)\s*-?\s*жарты\s*жыл\w*")),
    ("quarter_kk", re.compile(rf"\b{_YEAR_KK}\W+(?:1|i|бірінші)\s*-?\s*тоқсан\w*")),
    ("month_kk", re.compile(rf"\b{_YEAR_KK}\W+{_MONTH}\s+ай\w*")),
    ("half", re.compile(rf"\bза\s+(?:1|i|перв\w+)\s*-?\s*(?:ое\s+)?полугоди\w+\s+{_YEAR}")),
    ("quarter", re.compile(rf"\bза\s+(?:1|i|перв\w+)\s*-?\s*(?:й\s+|ый\s+)?квартал\w*\s+{_YEAR}")),
    ("month", re.compile(rf"\bза\s+{_MONTH}\s+{_YEAR}")),
    ("year", re.compile(rf"\bза\s+{_YEAR}\s*г")),
    ("year_kk", re.compile(rf"\b{_YEAR_KK}\s+(?:бойынша|үшін|есеп)")),
)


def period_in(text: str) -> tuple[date, date] | None:
    """Return the reporting period that a text states, both days included.

    A month alone is taken as it stands; the form itself counts from 1 January.

    >>> period_in("за январь-июнь 2025 года")
    (datetime.date(2025, 1, 1), datetime.date(2025, 6, 30))
    >>> period_in("2022 жылғы қаңтар-желтоқсан")
    (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
    >>> period_in('от "___" __________ 2016 года') is None
    True
    """
    said = " ".join(text.casefold().translate(_DASHES).replace("ё", "е").split())
    for kind, pattern in _PERIODS:
        if found := pattern.search(said):
            return _period(kind, found.groups())
    return None


def _period(kind: str, said: tuple[str, ...]) -> tuple[date, date] | None:
    try:
        if kind == "days":
            first, last = (date(int(y), int(m), int(d)) for d, m, y in (said[:3], said[3:6]))
            return (first, last) if first <= last else None
        kind, _, is_kazakh = kind.partition("_")
        year = int(said[0] if is_kazakh else said[-1])
        months = [_month(word) for word in said if not word.isdigit()]
        if kind in {"months", "month"}:
            first_month, last_month = months[0], months[-1]
        elif kind == "until":
            if int(said[2]) != calendar.monthrange(year, months[1])[1]:
                return None
            first_month, last_month = months
        elif kind == "count":
            first_month, last_month = 1, int(said[1] if is_kazakh else said[0])
        else:
            first_month, last_month = 1, {"half": 6, "quarter": 3}.get(kind, 12)
        last_day = calendar.monthrange(year, last_month)[1]
        return date(year, first_month, 1), date(year, last_month, last_day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def _month(word: str) -> int:
    return next(
        number
        for number, stems in enumerate(MONTHS, 1)
        if any(re.match(stem, word) for stem in stems)
    )

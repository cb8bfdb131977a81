"""Values in five fixed classes, and the values that are none: one look on map and tiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from charts.frames import with_status
from charts.labels import STATUS_WORDS, hover, interval
from charts.theme import DIVERGING, SEQUENTIAL
from words import Language

#: Fill of the values that are not numbers to compare. A zero is hollow.
NO_FILL: Final = {"zero": "rgba(0,0,0,0)", "u": "#efe6d2", "c": "#d9c6e0", "none": "#dcdfe3"}
#: A doubtful value keeps its class and gets dots; a hidden one is hatched.
PATTERNS: Final = {"ok": "", "zero": "", "u": ".", "c": "/", "none": "x"}
#: What stands in the place of a number, the same in table, chart and file.
SIGNS: Final = {"u": "u", "c": "c", "none": "–"}


@dataclass(frozen=True, slots=True)
class Group:
    """The areas that share a fill and a line in the legend.

    Attributes:
        name: The legend's words.
        fill: Colour; ``rgba(0,0,0,0)`` is hollow.
        status: One of ``frames.STATUSES``.
        rows: The areas; none of a class in which all are doubtful, which the legend explains.
    """

    name: str
    fill: str
    status: str
    rows: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Measure:
    """What is shown, in the reader's language.

    Attributes:
        label: Name of the measure with its unit, such as "per 100,000 residents a year".
        limits: The four limits between the five classes, ascending; a value on a limit belongs
            to the class above.
        digits: Decimals of values and limits.
        is_diverging: Whether the middle class means "no change" (PuOr in place of YlGnBu).
    """

    label: str
    limits: Sequence[float]
    digits: int = 1
    is_diverging: bool = False

    def __post_init__(self) -> None:
        """Refuse limits that do not make five classes."""
        if len(self.limits) != 4 or list(self.limits) != sorted(set(self.limits)):
            raise ValueError(f"four ascending class limits are needed, not {list(self.limits)}")

    @property
    def palette(self) -> tuple[str, ...]:
        """Return the five fills, lowest class first."""
        return DIVERGING if self.is_diverging else SEQUENTIAL

    def class_of(self, value: float) -> int:
        """Return the class of ``value``, 0 to 4."""
        return sum(value >= limit for limit in self.limits)

    def class_name(self, i: int, language: Language) -> str:
        """Return the legend's words for class ``i``: of counts, the numbers that are in it."""
        if self.digits == 0:
            return self._counts(i, language)
        digits = max(self.digits, *map(_decimals, self.limits))  # 0.25 is not "0.3"
        ends = [language.number(limit, digits=digits) for limit in self.limits]
        if i == 0:
            return language.text("under {limit}", limit=ends[0])
        if i == 4:
            return language.text("{limit} and more", limit=ends[3])
        return language.text("{low} to under {high}", low=ends[i - 1], high=ends[i])

    def _counts(self, i: int, language: Language) -> str:
        lowest = int(self.limits[i - 1]) if i else 1  # a zero is a class of its own
        if i == 4:
            return language.text("{limit} and more", limit=language.number(lowest))
        highest = int(self.limits[i]) - 1
        if lowest == highest:
            return language.number(lowest)
        return f"{language.number(lowest)}–{language.number(highest)}"


def _decimals(limit: float) -> int:
    return len(f"{limit:.6f}".rstrip("0").partition(".")[2])


def groups(values: pl.DataFrame, *, measure: Measure, language: Language) -> list[Group]:
    """Return the areas by legend entry: classes low to high, then zero, doubtful, hidden, none.

    A doubtful (``u``) value keeps the colour of its class, so each class of doubtful values is a
    group of its own; so are those too doubtful to print, which have no value. A colour is always
    in the legend: a class of doubtful values alone is there without an area.
    """
    full = with_status(values)
    numbers = full["value"].to_list()
    classed = full.with_columns(
        class_index=pl.Series(
            [None if v is None else measure.class_of(v) for v in numbers], dtype=pl.Int64
        )
    )
    found = []
    i: int | None
    for i, fill in enumerate(measure.palette):
        rows = classed.filter(status="ok", class_index=i)
        if rows.height or classed.filter(status="u", class_index=i).height:
            found.append(Group(measure.class_name(i, language), fill, "ok", rows))
    for status in ("zero", "u", "c", "none"):
        of_status = classed.filter(status=status)
        for i in of_status["class_index"].unique().sort() if status == "u" else [None]:
            rows = (
                of_status.filter(pl.col("class_index").eq_missing(i))
                if status == "u"
                else of_status
            )
            if rows.height:
                fill = NO_FILL[status] if i is None else measure.palette[i]
                found.append(Group(language.text(STATUS_WORDS[status]), fill, status, rows))
    return found


def sign(row: dict[str, Any], *, digits: int, language: Language) -> str:
    """Return the number of an area, or the sign of why there is none."""
    if row["value"] is None:
        return SIGNS[row["status"]]
    number = language.number(row["value"], digits=0 if row["status"] == "zero" else digits)
    return f"{number} u" if row["status"] == "u" else number


def area_hover(row: dict[str, Any], *, measure: Measure, language: Language) -> str:
    """Return name, value, interval and what is special about the value, for a hover box.

    A column ``note`` adds a line of the caller's, such as counts and residents.
    """
    value = sign(row, digits=measure.digits, language=language)
    return hover(
        row["name"],
        f"{measure.label}: {value}",
        interval(language, row["value_low"], row["value_high"], digits=measure.digits),
        language.text(STATUS_WORDS.get(row["status"], "")),
        row["note"] or "",
    )

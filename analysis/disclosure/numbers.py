"""The numbers of one or several releases of a table as one system of sums."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np

from analysis.disclosure.system import Bools, System, incidence
from analysis.disclosure.table import Key, Layout, Number, sums

#: How much dearer it is to hide a total than a cell; and one that is not a row of the table.
_PRICE_OF_A_TOTAL = 3.0
_PRICE_OF_AN_UNLISTED_TOTAL = 30.0


@dataclass(frozen=True, slots=True)
class Past:
    """What readers were told in an earlier release: the numbers it showed and those it hid."""

    shown: Collection[Number]
    hidden: Collection[Number]


@dataclass(frozen=True, slots=True)
class Release:
    """The counts of one release.

    Attributes:
        counts: The count of each row, totals among them; ``None`` where it is not known.
        past: What readers were told of them; ``None`` for the release still to come.
    """

    counts: Mapping[Key, int | None]
    past: Past | None = None

    def offers(self, number: Number, shape: Layout) -> bool:
        """Tell whether the release still to come shows a number unless it has to hide it."""
        is_row = number[0] in self.counts and (shape.cells_shown or None in number[0])
        return is_row or shape.is_shown(number[0])


@dataclass(frozen=True, slots=True)
class Numbers:
    """A system, and where in it each number of the last release stands.

    Attributes:
        system: All numbers that are sums of unknown counts.
        primary: Those that must be hidden for what they are.
        place: The position of each number of the last release; true zeros have none.
        value: The value of each number of the last release.
    """

    system: System
    primary: Bools
    place: Mapping[Number, int]
    value: Mapping[Number, int]


@dataclass(slots=True)
class _Draft:
    """The numbers found so far; two that add up the same counts are one number."""

    positions: dict[tuple[int, ...], int] = field(default_factory=dict)
    values: list[float] = field(default_factory=list)
    primary: list[bool] = field(default_factory=list)
    price: list[float] = field(default_factory=list)
    is_fixed: list[bool] = field(default_factory=list)

    def add(
        self, counts: tuple[int, ...], value: int, *, hidden: bool, price: float, is_fixed: bool
    ) -> int:
        """Add a number, or join it to the same one; of the past one showing is enough."""
        if (known := self.positions.get(counts)) is not None:
            both = self.primary[known] and hidden
            self.primary[known] = both if is_fixed and value else self.primary[known] or hidden
            self.price[known] = max(self.price[known], price)
            return known
        self.positions[counts] = len(self.values)
        self.values.append(float(value))
        self.primary.append(hidden)
        self.price.append(price)
        self.is_fixed.append(is_fixed or value == 0)
        return len(self.values) - 1

    def system(self, fewest: Sequence[float]) -> System:
        return System(
            incidence(list(self.positions), len(fewest)),
            np.array(self.values),
            np.array(fewest, dtype=np.float64),
            np.array(self.price),
            np.array(self.is_fixed, dtype=np.bool_),
        )


def numbers(releases: Sequence[Release], shape: Layout, *, threshold: int) -> Numbers:
    """Set up the system of everything that is shown of several releases, the oldest first.

    The unknowns are the counts of the first release and how much each grew from one release to
    the next. A reader is taken to know that no hidden count is 0 (zeros are shown) and that a
    register only grows; where a count fell, that it did not fall by much more than it did. Small
    numbers count even where nobody is told of them: they must not be worked out either.
    """
    cells = sorted({key for one in releases for key in one.counts if None not in key})
    rows = {key for one in releases for key in one.counts}
    members = sums(cells, rows, shape)
    counts = [[one.counts.get(cell) or 0 for cell in cells] for one in releases]
    steps, fewest = _steps(counts, threshold)
    draft, place, value = _Draft(), dict[Number, int](), dict[Number, int]()
    last = len(releases) - 1
    for number, parts in sorted(members.items(), key=lambda item: _order(item[0])):
        values = [sum(one[part] for part in parts) for one in counts]
        for at, one in enumerate(releases):
            terms = _terms(steps, parts, range(at + 1))
            if not terms:
                continue
            is_small = 0 < values[at] < threshold
            if one.past is not None:
                if number in one.past.shown or number in one.past.hidden or is_small:
                    hidden = values[at] > 0 and number not in one.past.shown
                    draft.add(terms, values[at], hidden=hidden, price=0.0, is_fixed=True)
            elif (is_offered := one.offers(number, shape)) or is_small:
                price = sqrt(values[at]) * _dearness(number, one)
                position = draft.add(
                    terms, values[at], hidden=is_small, price=price, is_fixed=False
                )
                if is_offered:
                    place[number] = position
            if at < last and 0 < abs(values[last] - values[at]) < threshold:
                change = _terms(steps, parts, range(at + 1, last + 1))
                draft.add(change, values[last] - values[at], hidden=True, price=0.0, is_fixed=False)
        value[number] = values[last]
    return Numbers(draft.system(fewest), np.array(draft.primary, dtype=np.bool_), place, value)


def _steps(
    counts: Sequence[Sequence[int]], threshold: int
) -> tuple[dict[tuple[int, int], int], list[float]]:
    """Return the unknown of each cell and release, and the least each is known to be."""
    steps: dict[tuple[int, int], int] = {}
    fewest: list[float] = []
    for at, one in enumerate(counts):
        before = counts[at - 1] if at else [0] * len(one)
        for cell, (now, then) in enumerate(zip(one, before, strict=True)):
            if now or then:
                steps[cell, at] = len(fewest)
                fewest.append(now - then - threshold if now < then else float(then == 0))
    return steps, fewest


def _terms(
    steps: Mapping[tuple[int, int], int], parts: Sequence[int], releases: range
) -> tuple[int, ...]:
    return tuple(
        sorted(steps[part, at] for part in parts for at in releases if (part, at) in steps)
    )


def _dearness(number: Number, release: Release) -> float:
    if number[0] not in release.counts:
        return _PRICE_OF_AN_UNLISTED_TOTAL
    return _PRICE_OF_A_TOTAL if None in number[0] or number[1] else 1.0


def _order(number: Number) -> tuple[bool, tuple[tuple[bool, str], ...]]:
    """Return what sorts the numbers, so that the order of rows does not matter."""
    return number[1], tuple((part is None, part or "") for part in number[0])

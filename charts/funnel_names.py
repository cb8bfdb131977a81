"""Where names stand on a funnel: beside their points, off each other, inside a phone's chart."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from charts.labels import plain

#: A letter and a line of words as parts of a chart that a phone shows.
_LETTER: Final = 0.03
_LINE: Final = 0.1
#: From a point's middle to its words, and to the edges of its mark.
_OFF: Final = 0.03
_HALF: Final = (0.015, 0.025)
#: Flags beyond the wider limits: their names come first.
_FAR: Final = ("low_998", "high_998")

#: Left, right, lower and upper end of a name, as parts of the chart.
Box = tuple[float, float, float, float]


def names(
    rows: Sequence[Mapping[str, Any]], *, selected: str | None = None
) -> dict[str, tuple[str, str]]:
    """Return the name of each point that has room for one, and where it stands.

    The chosen place comes first, then what lies furthest out. A name that would stand on another
    is left out: the point's own box and the table have it.

    Args:
        rows: ``code``, ``name``, ``short``, ``flag``, ``population``, ``most_people``, ``rate``,
            ``highest``, ``count``, ``expected``.
        selected: Code of the place that is named even within the limits.

    Returns:
        Code → name and Plotly's ``textposition``.
    """
    wanted = [row for row in rows if row["flag"] != "within" or row["code"] == selected]
    taken = [_mark(row) for row in rows]
    found: dict[str, tuple[str, str]] = {}
    for row in sorted(wanted, key=lambda row: _rank(row, selected)):
        words = plain(row["short"] or row["name"])
        for side, box in _places(row, words):
            if not any(_meet(box, other) for other in taken):
                taken.append(box)
                found[row["code"]] = (words, side)
                break
    return found


def _mark(row: Mapping[str, Any]) -> Box:
    x, y = _point(row)
    return x - _HALF[0], x + _HALF[0], y - _HALF[1], y + _HALF[1]


def _point(row: Mapping[str, Any]) -> tuple[float, float]:
    return row["population"] / (row["most_people"] or 1), row["rate"] / (row["highest"] or 1)


def _rank(row: Mapping[str, Any], selected: str | None) -> tuple[bool, bool, float]:
    scatter = max(float(row["expected"]), 1.0) ** 0.5
    out = abs(float(row["count"]) - float(row["expected"])) / scatter
    return row["code"] != selected, row["flag"] not in _FAR, -out


def _places(row: Mapping[str, Any], words: str) -> Iterator[tuple[str, Box]]:
    """Yield where a name may stand, the best place first; none of them leaves the chart."""
    x, y = _point(row)
    width = _LETTER * len(words)
    for vertical, low in (("middle", -_LINE / 2), ("top", _OFF), ("bottom", -_OFF - _LINE)):
        for side, left in (("right", x + _OFF), ("left", x - _OFF - width)):
            if left >= 0 and left + width <= 1.05:
                yield f"{vertical} {side}", (left, left + width, y + low, y + low + _LINE)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]

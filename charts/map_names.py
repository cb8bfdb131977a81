"""The short names on a map: where they stand, and which of them have room on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from charts.classes import Group, Measure, sign
from charts.extent import Extent
from charts.labels import short_name
from charts.map_layers import DOT_PX
from words import Language

#: What follows the name on an area whose fill alone would not say it.
_SIGNS: Final = {"zero": "0", "u": "u", "c": "c", "none": "–"}

#: On a phone a city and the region round it share almost one label point. Region or district code →
#: degrees by which its label is moved, and where the words stand from there.
_LEAN: Final[dict[str, tuple[float, float, str]]] = {
    "11": (-1.3, 0.5, "middle center"),
    "71": (0.0, 0.0, "bottom right"),
    "61": (-0.5, 1.6, "middle center"),
    "79": (0.0, 0.0, "bottom center"),
    "33": (0.5, 0.7, "middle center"),
    "19": (2.9, -0.9, "middle center"),
    "75": (0.0, -0.2, "bottom center"),
    "471000000": (-0.15, 0.0, "middle left"),
    "471800000": (0.0, -0.05, "bottom center"),
}
_IN_PLACE: Final = (0.0, 0.0, "middle center")

#: Dark letters with a light rim are readable on every fill and beside the map.
_LABEL_FONT: Final = {
    "size": 10,
    "color": "#111111",
    "shadow": "0 0 2px #fff, 0 0 2px #fff, 0 0 3px #fff, 1px 1px 1px #fff, -1px -1px 1px #fff",
}

#: How wide and high a map is [pixels] on a phone, and on the narrowest screen of a desk.
_PHONE: Final = (275, 250)
_DESK: Final = (620, 330)
_LETTER_PX: Final = 6.0
_LINE_PX: Final = 10
_NEXT_LINE_PX: Final = 13


@dataclass(frozen=True, slots=True)
class _Name:
    """A name, where it stands [degrees], and which side of that point."""

    code: str
    words: str
    lon: float
    lat: float
    side: str
    is_city: bool

    def box(self, scale: float, stretch: float) -> tuple[float, float, float, float]:
        """Return its left, right, lower and upper end [pixels] at ``scale`` pixels a degree."""
        lines = self.words.split("<br>")
        width = _LETTER_PX * max(map(len, lines))
        height = _LINE_PX + _NEXT_LINE_PX * (len(lines) - 1)
        upright, level = self.side.split()
        x = self.lon * stretch * scale + {"left": -1, "right": 1}.get(level, 0) * width / 2
        y = self.lat * scale + {"bottom": -1, "top": 1}.get(upright, 0) * height
        return x - width / 2, x + width / 2, y - height / 2, y + height / 2


def add_names(
    figure: go.Figure,
    entries: list[Group],
    measure: Measure,
    language: Language,
    *,
    letters: int,
    bounds: Sequence[float] | None = None,
) -> None:
    """Write short names on the areas, with the sign of what is no plain number.

    Counts are small and say more than their class, so they stand behind the name themselves.

    Args:
        figure: The map; two traces are added, the second of names that a phone has no room for
            (style.css hides it there). A name without room anywhere is in neither: the list, the
            table and the area itself, when touched, have it.
        entries: The areas.
        measure: Its decimals.
        language: The reader's.
        letters: How long a word may be.
        bounds: West, south, east and north end of the map; without them every name is written.
    """
    names = [
        _named(row, _behind_name(row, group.status, measure, language), letters)
        for group in entries
        for row in group.rows.iter_rows(named=True)
    ]
    here = there = names
    if bounds is not None:
        there = _with_room(names, bounds, _DESK)
        here = _with_room(there, bounds, _PHONE)
    others = [name for name in there if name not in here]
    figure.add_traces([_trace(here, "labels"), _trace(others, "labels_of_a_desk")])


def _named(row: dict[str, Any], behind: str, letters: int) -> _Name:
    east, north, side = _LEAN.get(row["code"], _IN_PLACE)
    words = f"{short_name(row['short'] or row['name'], letters=letters)} {behind}".strip()
    lon, lat = row["label_lon"] + east, row["label_lat"] + north
    return _Name(row["code"], words, lon, lat, side, row["kind"] == "city")


def _with_room(
    names: list[_Name], bounds: Sequence[float], size: tuple[float, float]
) -> list[_Name]:
    """Return the names that lie on no other.

    Cities come first and what was given a place by hand, then those that touch the fewest.
    """
    extent = Extent(*bounds)
    scale = min(size[0] / extent.width, size[1] / extent.height)
    boxes = {name.code: name.box(scale, extent.stretch) for name in names}
    touched = {
        code: {other for other in boxes if other != code and _touch(box, boxes[other])}
        for code, box in boxes.items()
    }
    kept: set[str] = set()

    def turn(name: _Name) -> tuple[bool, int]:
        return not (name.is_city or name.code in _LEAN), len(touched[name.code])

    for name in sorted(names, key=turn):
        if not touched[name.code] & kept:
            kept.add(name.code)
    return [name for name in names if name.code in kept]


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _trace(names: list[_Name], name: str) -> dict[str, Any]:
    return {
        "type": "scattergeo",
        "lon": [it.lon for it in names] or [None],  # there must be a second trace to hide
        "lat": [it.lat for it in names] or [None],
        # An unseen mark as large as a city's dot keeps the words beside it from lying on it.
        "mode": "markers+text",
        "marker": {
            "size": [0 if it.side == _IN_PLACE[2] else DOT_PX for it in names],
            "opacity": 0,
        },
        "text": [it.words for it in names],
        "textposition": [it.side for it in names],
        "textfont": _LABEL_FONT,
        "hoverinfo": "skip",
        "showlegend": False,
        "name": name,
    }


def _behind_name(row: dict[str, Any], status: str, measure: Measure, language: Language) -> str:
    if measure.digits == 0 and row["value"] is not None:
        return sign(row, digits=0, language=language)
    return _SIGNS.get(status, "")

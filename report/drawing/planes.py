"""The coordinate systems of a figure: their ranges, ticks and places on the paper."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
from matplotlib.ticker import MaxNLocator

_PADDING = 0.06


@dataclass(slots=True)
class Axis:
    """One axis: from values to places, and the words beside it.

    Attributes:
        layout: What the figure says of it.
        names: Categories in order; empty on an axis of numbers or days.
        low: One end, as a place (logarithms on a logarithmic axis).
        high: The other end; smaller than ``low`` where the axis runs backwards.
    """

    layout: Any
    names: list[str] = field(default_factory=list)
    low: float = 0.0
    high: float = 1.0

    @property
    def is_log(self) -> bool:
        """Tell whether places are logarithms of values."""
        return bool(self.layout.type == "log")

    def place(self, value: Any) -> float:
        """Return where a value stands; a missing one nowhere."""
        if value is None:
            return math.nan
        if isinstance(value, str) and value in self.names:
            return float(self.names.index(value))
        number = as_number(value)
        if not self.is_log:
            return number
        return math.log10(number) if number > 0 else -9.0

    def places(self, values: Iterable[Any] | None) -> list[float]:
        """Return where values stand."""
        return [self.place(value) for value in (() if values is None else values)]

    def ticks(self, separators: str) -> tuple[list[float], list[str]]:
        """Return the places of the ticks and their words."""
        if self.layout.tickvals is not None:
            words = self.layout.ticktext
            values = list(self.layout.tickvals)
            return self.places(values), [str(w) for w in (values if words is None else words)]
        if self.names:
            return [float(i) for i in range(len(self.names))], self.names
        ends = sorted((self.low, self.high))
        if self.layout.tickformat == "%Y":
            return _years(ends, self.layout.nticks or 5)
        most = self.layout.nticks or 6
        found = [t for t in MaxNLocator(most, steps=[1, 2, 5, 10]).tick_values(*ends)
                 if ends[0] <= t <= ends[1]]  # fmt: skip
        return found, [_number(tick, found, separators) for tick in found]


def as_number(value: Any) -> float:
    """Return a number or a day as a number of days; what is neither is nowhere."""
    if isinstance(value, date | datetime):
        return _days(value)
    if isinstance(value, str):
        try:
            return _days(datetime.fromisoformat(value))
        except ValueError:
            return math.nan
    return float(value)


def _days(moment: date | datetime) -> float:
    """Return a day as the number of days since the first one of year 1."""
    if not isinstance(moment, datetime):
        return float(moment.toordinal())
    begun = datetime.combine(moment, time(), tzinfo=moment.tzinfo)
    return moment.toordinal() + (moment - begun).total_seconds() / 86_400


def axis(figure: go.Figure, name: str) -> Axis:
    """Return an axis of a figure with its ends.

    Args:
        figure: The figure.
        name: As traces name it: ``x``, ``y2``.
    """
    letter, number = name[0], name[1:]
    layout = figure.layout[f"{letter}axis{number}"]
    sharing = _sharing(figure, name, layout)
    values = [v for t in figure.data if _of(t, letter) in sharing for v in _list(t[letter])]
    made = Axis(layout, names=_names(layout, values))
    if layout.range is not None:
        low, high = layout.range
        made.low, made.high = (as_number(low), as_number(high)) if not made.is_log else (low, high)
        return made
    values += _beside(figure, letter, sharing) + _bar_ends(figure, letter, sharing)
    places = [p for p in made.places(values) if math.isfinite(p)] or [0.0, 1.0]
    low, high = min(places), max(places)
    pad = 0.5 if made.names else _PADDING * ((high - low) or 1.0)
    made.low, made.high = low - pad, high + pad
    if layout.rangemode == "tozero":
        made.low = 0.0
    if layout.autorange == "reversed":
        made.low, made.high = made.high, made.low
    return made


def _beside(figure: go.Figure, letter: str, sharing: set[str]) -> list[Any]:
    """Return the ends of intervals and shapes, which an axis must hold too."""
    found: list[Any] = []
    for trace in figure.data:
        bar = trace[f"error_{letter}"] if trace.type == "scatter" else None
        if (
            bar is None
            or bar.array is None
            or bar.visible is False
            or _of(trace, letter) not in sharing
        ):
            continue
        less = bar.array if bar.arrayminus is None else bar.arrayminus
        found += [v + more for v, more in zip(trace[letter], bar.array, strict=True)]
        found += [v - fewer for v, fewer in zip(trace[letter], less, strict=True)]
    for shape in figure.layout.shapes:
        if (shape[f"{letter}ref"] or letter) in sharing:
            found += [shape[f"{letter}0"], shape[f"{letter}1"]]
    return found


def _bar_ends(figure: go.Figure, letter: str, sharing: set[str]) -> list[Any]:
    """Return where bars begin and end: at 0, on their base, or on those below."""
    ends: list[Any] = []
    totals: dict[Any, float] = {}
    for trace in figure.data:
        lies = trace.type == "bar" and trace.orientation == "h"
        if trace.type != "bar" or lies != (letter == "x") or _of(trace, letter) not in sharing:
            continue
        places = trace.y if lies else trace.x
        for i, (place, length) in enumerate(zip(places, trace[letter], strict=True)):
            if trace.base is None:
                totals[place] = totals.get(place, 0.0) + float(length or 0)
                ends.append(0.0)
            elif isinstance(trace.base[i], int | float):
                ends.append(trace.base[i] + length)
    return ends + (list(totals.values()) if figure.layout.barmode == "stack" else [])


def _sharing(figure: go.Figure, name: str, layout: Any) -> set[str]:
    """Return the axes that keep one scale with the axis called ``name``."""
    head = layout.matches or name
    letter = name[0]
    others = {
        t for t in {_of(trace, letter) for trace in figure.data}
        if t and figure.layout[f"{letter}axis{t[1:]}"].matches == head
    }  # fmt: skip
    return {name, head, *others}


def _of(trace: Any, letter: str) -> str:
    if trace.type not in ("scatter", "bar"):
        return ""
    return str(trace[f"{letter}axis"] or letter)


def _names(layout: Any, values: Sequence[Any]) -> list[str]:
    if layout.tickvals is not None or not values:
        return []
    if not all(isinstance(v, str) and math.isnan(as_number(v)) for v in values):
        return []
    given = [str(name) for name in _list(layout.categoryarray)]
    return given + [v for v in dict.fromkeys(values) if v not in given]


def _list(values: Any) -> list[Any]:
    return [] if values is None else list(values)


def _years(ends: list[float], most: int) -> tuple[list[float], list[str]]:
    first, last = (date.fromordinal(int(end)).year for end in ends)
    step = max(1, math.ceil((last - first) / most))
    years = [year for year in range(first, last + 1) if year % step == 0]
    places = [(as_number(date(year, 1, 1)), str(year)) for year in years]
    inside = [(place, word) for place, word in places if ends[0] <= place <= ends[1]]
    return [place for place, _ in inside], [word for _, word in inside]


def _number(value: float, ticks: Sequence[float], separators: str) -> str:
    step = min((b - a for a, b in pairwise(ticks)), default=1.0)
    digits = max(0, -math.floor(math.log10(step) + 1e-9)) if step > 0 else 0
    point, thousands = separators[0], separators[1]
    text = f"{value:,.{digits}f}".replace(",", "\0").replace(".", point)
    return text.replace("\0", thousands).replace("-", "−")

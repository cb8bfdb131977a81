"""The bar traces of a figure: stacked, overlaid, hatched, with words in them."""

import math
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes

from charts.theme import NEUTRAL_INK
from report.drawing import ink
from report.drawing.planes import Axis
from report.drawing.text import POINT, write
from report.drawing.traces import nth

_DAY_MS = 86_400_000


def bars(
    axes: Axes, trace: Any, x: Axis, y: Axis, *, below: dict[float, float], gap: float
) -> None:
    """Draw the bars of one trace.

    Args:
        axes: Where to.
        trace: The trace.
        x: Its horizontal axis.
        y: Its vertical axis.
        below: Heights of the bars on which these are stacked, by place; it is brought up to date.
            Ignored for bars that have a base of their own.
        gap: Empty part of the space of a bar without a width.
    """
    lies = trace.orientation == "h"
    along, across = (x, y) if lies else (y, x)
    places = across.places(trace.y if lies else trace.x)
    lengths = [_length(value, along) for value in (trace.x if lies else trace.y)]
    width = _bar_width(trace, across, places, gap)
    for i, (place, length) in enumerate(zip(places, lengths, strict=True)):
        given = nth(trace.base, i)
        base = below.get(place, 0.0) if given is None else along.place(given)
        if given is None:
            below[place] = base + length
        style = fill(trace.marker, i)
        if lies:
            axes.barh(place, length, height=width, left=base, **style)
        else:
            axes.bar(place, length, width=width, bottom=base, **style)
        if trace.text is not None and trace.text[i]:
            middle = (base + length / 2, place) if lies else (place, base + length / 2)
            colour = str(nth(trace.textfont.color, i) or NEUTRAL_INK)
            size = float(trace.textfont.size or 12)
            write(axes, str(trace.text[i]), middle, size=size * 0.9, colour=colour,
                  across="center", along="center")  # fmt: skip


def fill(marker: Any, i: int) -> dict[str, Any]:
    """Return how the ``i``-th bar is filled, hatched and rimmed."""
    pattern = ink.hatch(nth(marker.pattern.shape, i))
    edge_width = nth(marker.line.width, i)
    edge = ink.colour(nth(marker.line.color, i), NEUTRAL_INK)
    over = ink.colour(marker.pattern.fgcolor, "#ffffff" if not marker.pattern.fgcolor else "")
    return {
        "color": ink.colour(nth(marker.color, i)),
        "edgecolor": edge if edge_width else "none",
        "linewidth": (edge_width or 0) * POINT,
        "hatch": pattern or None,
        "hatchcolor": over,
        "hatch_linewidth": 0.7,
        "zorder": 2,
    }


def _length(value: Any, along: Axis) -> float:
    """Return a bar's length; on an axis of days it is given in milliseconds."""
    number = float(value or 0)
    return number / _DAY_MS if along.layout.type == "date" and number > _DAY_MS / 2 else number


def _bar_width(trace: Any, across: Axis, places: list[float], gap: float) -> float:
    if trace.width is not None:
        width = float(nth(trace.width, 0))
        return width / _DAY_MS if width > _DAY_MS / 2 else width
    known = sorted({place for place in places if math.isfinite(place)})
    steps = [b - a for a, b in pairwise(known)]
    return min(steps, default=1.0) * (1 - gap)

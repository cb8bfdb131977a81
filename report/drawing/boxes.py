"""Parts of the paper, and how much of one is left for a plot beside its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

_MOST_MARGIN = 0.45
#: Letters of one size are not exactly as wide in every form of picture [px].
_AIR = 3.0


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the paper: pixels from the left, from above, wide, high."""

    left: float
    top: float
    width: float
    height: float


def place(
    box: Box, across: Any, along: Any, size: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Return a part of a box as parts of the paper: left, bottom, width, height."""
    left = box.left + across[0] * box.width
    bottom = size[1] - box.top - box.height * (1 - along[0])
    return (
        left / size[0],
        bottom / size[1],
        (across[1] - across[0]) * box.width / size[0],
        (along[1] - along[0]) * box.height / size[1],
    )


def shrunk(
    canvas: Figure, drawn: Iterable[Axes], *, box: Box, inner: Box, size: tuple[float, float]
) -> Box:
    """Return the part of a box that is left for the plot beside its words.

    Args:
        canvas: The picture.
        drawn: The coordinate systems in the box.
        box: What plot and words share.
        inner: Where the plot stands now.
        size: Width and height of the whole picture [px].
    """
    renderer = FigureCanvasAgg(canvas).get_renderer()  # type: ignore[no-untyped-call]
    found = [axes.get_tightbbox(renderer) for axes in drawn]
    extents = [one.extents for one in found if one is not None]
    scale = size[0] / renderer.width
    left = min(e[0] for e in extents) * scale
    right = max(e[2] for e in extents) * scale
    top = size[1] - max(e[3] for e in extents) * scale
    bottom = size[1] - min(e[1] for e in extents) * scale
    margins = (
        max(0.0, inner.left - left) + _AIR,
        max(0.0, right - inner.left - inner.width) + _AIR,
        max(0.0, inner.top - top),
        max(0.0, bottom - inner.top - inner.height),
    )
    side = _MOST_MARGIN * box.width
    before, after, above, under = (min(margin, side) for margin in margins)
    return Box(
        box.left + before,
        box.top + above,
        box.width - before - after,
        box.height - above - under,
    )

"""The scatter traces of a figure as marks, lines, bands and words."""

import math
from typing import Any

from matplotlib.axes import Axes

from charts.theme import INK, NEUTRAL_INK
from report.drawing import ink
from report.drawing.planes import Axis
from report.drawing.text import POINT, Across, Along, write


def scatter(axes: Axes, trace: Any, x: Axis, y: Axis, before: Any) -> None:
    """Draw one scatter trace.

    Args:
        axes: Where to.
        trace: The trace.
        x: Its horizontal axis.
        y: Its vertical axis.
        before: The trace before it, to which a band is filled; None for the first.
    """
    xs, ys = x.places(trace.x), y.places(trace.y)
    mode = trace.mode or "lines"
    if trace.fill == "tonexty" and before is not None:
        _band(axes, trace, (xs, ys), (x.places(before.x), y.places(before.y)))
    if "lines" in mode and (trace.line.width is None or trace.line.width > 0):
        width = (trace.line.width or 2) * POINT
        stepped = trace.line.shape == "hv"
        axes.plot(
            xs,
            ys,
            color=ink.colour(trace.line.color),
            linewidth=width,
            linestyle=ink.dash(trace.line.dash, width),
            drawstyle="steps-post" if stepped else "default",
            clip_on=trace.cliponaxis is not False,
            zorder=3,
        )
    _error_bars(axes, trace, x, y)
    if "markers" in mode:
        marks(axes, trace.marker, xs, ys)
    if "text" in mode:
        _words(axes, trace, xs, ys)


def marks(axes: Axes, marker: Any, xs: list[float], ys: list[float]) -> None:
    """Draw marks, each in its own shape, colour and size."""
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        symbol, size = nth(marker.symbol, i) or "circle", nth(marker.size, i) or 6
        shape, is_hollow, sign = ink.mark(symbol)
        fill = ink.colour(nth(marker.color, i), NEUTRAL_INK)
        edge_width = nth(marker.line.width, i) or (1.5 if is_hollow else 0)
        edge = fill if is_hollow else ink.colour(nth(marker.line.color, i), NEUTRAL_INK)
        is_line = shape == "_"
        axes.plot(
            [x],
            [y],
            linestyle="none",
            marker=shape,
            markersize=size * POINT * (0.85 if shape in ("D", "s") else 1.0),
            markerfacecolor="none" if is_hollow else fill,
            markeredgecolor=fill if is_line else edge,
            markeredgewidth=(edge_width or (1.5 if is_line else 0)) * POINT,
            alpha=marker.opacity,
            clip_on=False,
            zorder=5,
        )
        if sign:
            stroke = fill if is_hollow else edge
            axes.plot(
                [x], [y], linestyle="none", marker=sign, markersize=size * POINT * 0.45,
                markerfacecolor=stroke, markeredgecolor=stroke, clip_on=False, zorder=5.5,
            )  # fmt: skip


def _band(
    axes: Axes,
    trace: Any,
    upper: tuple[list[float], list[float]],
    lower: tuple[list[float], list[float]],
) -> None:
    axes.fill_between(
        upper[0],
        lower[1],
        upper[1],
        step="post" if trace.line.shape == "hv" else None,
        color=ink.colour(trace.fillcolor),
        linewidth=0,
        zorder=1.5,
    )


def _error_bars(axes: Axes, trace: Any, x: Axis, y: Axis) -> None:
    xs, ys = x.places(trace.x), y.places(trace.y)
    for name, bar in (("x", trace.error_x), ("y", trace.error_y)):
        if bar.array is None or bar.visible is False:
            continue
        of, values = (x, trace.x) if name == "x" else (y, trace.y)
        less = bar.array if bar.arrayminus is None else bar.arrayminus
        for i, value in enumerate(values):
            low, high = of.place(value - less[i]), of.place(value + bar.array[i])
            width, colour = (bar.thickness or 2) * POINT, ink.colour(bar.color)
            style: dict[str, Any] = {"color": colour, "linewidth": width, "zorder": 4}
            ends = {"linestyle": "none", "markersize": 6 * POINT, "markeredgewidth": width}
            if name == "x":
                axes.plot([low, high], [ys[i]] * 2, **style)
                axes.plot([low, high], [ys[i]] * 2, marker="|", **style | ends)
            else:
                axes.plot([xs[i]] * 2, [low, high], **style)
                axes.plot([xs[i]] * 2, [low, high], marker="_", **style | ends)


def _words(axes: Axes, trace: Any, xs: list[float], ys: list[float]) -> None:
    size = float(trace.textfont.size or 12)
    for i, text in enumerate(trace.text):
        if not text or math.isnan(xs[i]):
            continue
        along, across, shift = beside(str(nth(trace.textposition, i) or "middle center"))
        colour = str(trace.textfont.color or INK["light"])
        write(axes, str(text), (xs[i], ys[i]), size=size, colour=colour, across=across,
              along=along, shift=shift)  # fmt: skip


def beside(position: str, away: float = 7.0) -> tuple[Along, Across, tuple[float, float]]:
    """Return how words stand at a mark: Plotly's place of the words seen from the mark."""
    up, side = position.split(" ")
    along: Along = {"top": "bottom", "bottom": "top"}.get(up, "center")  # type: ignore[assignment]
    across: Across = {"right": "left", "left": "right"}.get(side, "center")  # type: ignore[assignment]
    rise = {"top": away, "bottom": -away}.get(up, 0.0)
    aside = {"right": away, "left": -away}.get(side, 0.0) if up == "middle" else 0.0
    return along, across, (aside, rise)


def nth(value: Any, i: int) -> Any:
    """Return the value of the ``i``-th mark: values are given once, or once for each."""
    return value if value is None or isinstance(value, str | int | float) else value[i]

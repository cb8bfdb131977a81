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
    alike: dict[tuple[Any, ...], list[int]] = {}
    for i in range(len(xs)):
        look = (
            nth(marker.symbol, i) or "circle",
            nth(marker.size, i) or 6,
            nth(marker.color, i),
            nth(marker.line.width, i),
            nth(marker.line.color, i),
        )
        alike.setdefault(look, []).append(i)
    for look, places in alike.items():
        _draw_alike(axes, look, marker.opacity, [xs[i] for i in places], [ys[i] for i in places])


def _draw_alike(
    axes: Axes, look: tuple[Any, ...], opacity: float | None, xs: list[float], ys: list[float]
) -> None:
    symbol, size, colour, line_width, line_colour = look
    shape, is_hollow, sign = ink.mark(symbol)
    fill = ink.colour(colour, NEUTRAL_INK)
    edge = fill if is_hollow or shape == "_" else ink.colour(line_colour, NEUTRAL_INK)
    edge_width = line_width or (1.5 if is_hollow or shape == "_" else 0)
    axes.plot(
        xs,
        ys,
        linestyle="none",
        marker=shape,
        markersize=size * POINT * (0.85 if shape in ("D", "s") else 1.0),
        markerfacecolor="none" if is_hollow else fill,
        markeredgecolor=edge,
        markeredgewidth=edge_width * POINT,
        alpha=opacity,
        clip_on=False,
        zorder=5,
    )
    if sign:
        axes.plot(
            xs,
            ys,
            linestyle="none",
            marker=sign,
            markersize=size * POINT * 0.45,
            markerfacecolor=edge,
            markeredgecolor=edge,
            clip_on=False,
            zorder=5.5,
        )


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
        width, colour = (bar.thickness or 2) * POINT, ink.colour(bar.color)
        for i, value in enumerate(values):
            if value is None:
                continue
            low, high = of.place(value - less[i]), of.place(value + bar.array[i])
            line = ([low, high], [ys[i]] * 2) if name == "x" else ([xs[i]] * 2, [low, high])
            axes.plot(
                *line,
                color=colour,
                linewidth=width,
                marker="|" if name == "x" else "_",
                markersize=6 * POINT,
                markeredgewidth=width,
                zorder=4,
            )


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

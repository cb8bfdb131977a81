"""Flows from one stage to the next as bands: what Plotly calls a Sankey diagram."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from charts.theme import INK
from report.drawing import ink
from report.drawing.text import write

_THICK, _GAP, _FONT = 0.016, 0.045, 12.0


@dataclass(slots=True)
class _Node:
    """A node: its stage, its people, where it begins [parts of the plot, from above]."""

    stage: int
    size: float
    top: float = 0.0
    given: float = 0.0
    taken: float = 0.0


def is_flow(figure: go.Figure) -> bool:
    """Tell whether a figure is of flows."""
    return any(trace.type == "sankey" for trace in figure.data)


def draw(axes: Axes, figure: go.Figure) -> None:
    """Draw the flows of a figure, stages from left to right, in the order of their nodes."""
    trace = figure.data[0]
    nodes = _placed(trace)
    scale = _scale(nodes)
    last = max(node.stage for node in nodes)
    axes.set_xlim(0, 1)
    axes.set_ylim(1, 0)
    links = zip(trace.link.source, trace.link.target, trace.link.value, strict=True)
    for i, (source, target, value) in enumerate(links):
        start, end, thick = nodes[source], nodes[target], value * scale
        ends = (
            (_left(start, last) + _THICK, start.top + start.given),
            (_left(end, last), end.top + end.taken),
        )
        start.given, end.taken = start.given + thick, end.taken + thick
        axes.add_patch(_band(*ends, thick, ink.colour(trace.link.color[i])))
    for i, node in enumerate(nodes):
        left, high = _left(node, last), node.size * scale
        colour = ink.colour(trace.node.color[i])
        axes.add_patch(Rectangle((left, node.top), _THICK, high, facecolor=colour, zorder=3))
        is_last = node.stage == last
        write(
            axes,
            str(trace.node.label[i]),
            (left if is_last else left + _THICK, node.top + high / 2),
            size=_FONT,
            colour=INK["light"],
            across="right" if is_last else "left",
            along="center",
            shift=(-5, 0) if is_last else (5, 0),
            rim=True,
        )


def _placed(trace: Any) -> list[_Node]:
    sources, targets, values = trace.link.source, trace.link.target, trace.link.value
    stages = [0] * len(trace.node.label)
    for _ in stages:  # a stage is one after the latest of those that lead to it
        for source, target in zip(sources, targets, strict=True):
            stages[target] = max(stages[target], stages[source] + 1)
    sizes = [
        max(
            sum(v for s, v in zip(sources, values, strict=True) if s == i),
            sum(v for t, v in zip(targets, values, strict=True) if t == i),
        )
        for i in range(len(stages))
    ]
    nodes = [_Node(stage, size) for stage, size in zip(stages, sizes, strict=True)]
    scale = _scale(nodes)
    for stage in set(stages):
        top = 0.02
        for node in nodes:
            if node.stage == stage:
                node.top = top
                top += node.size * scale + _GAP
    return nodes


def _scale(nodes: list[_Node]) -> float:
    """Return the height of one person, so that the fullest stage just fits."""
    fits = []
    for stage in {node.stage for node in nodes}:
        own = [node.size for node in nodes if node.stage == stage]
        fits.append((0.96 - _GAP * (len(own) - 1)) / max(sum(own), 1e-9))
    return float(min(fits))


def _left(node: _Node, last: int) -> float:
    return node.stage / max(last, 1) * (1 - _THICK)


def _band(
    start: tuple[float, float], end: tuple[float, float], thick: float, colour: ink.Colour
) -> PathPatch:
    (x0, y0), (x1, y1) = start, end
    middle = (x0 + x1) / 2
    points = [
        (x0, y0), (middle, y0), (middle, y1), (x1, y1), (x1, y1 + thick),
        (middle, y1 + thick), (middle, y0 + thick), (x0, y0 + thick), (x0, y0),
    ]  # fmt: skip
    codes = [Outline.MOVETO, *[Outline.CURVE4] * 3, Outline.LINETO, *[Outline.CURVE4] * 3]
    outline = Outline(points, [*codes, Outline.CLOSEPOLY])
    return PathPatch(outline, facecolor=colour, linewidth=0, zorder=2)

"""The plot of a figure: its coordinate systems laid out so that every word has room."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from charts.theme import GRID, INK
from report.drawing import flows, geo, ink
from report.drawing.bars import bars
from report.drawing.boxes import Box, place, shrunk
from report.drawing.planes import Axis, axis
from report.drawing.shapes import annotation, shape
from report.drawing.text import POINT, font, one_line, plain
from report.drawing.traces import scatter

#: Words need less room in a smaller plot, so the plot is laid out anew; many small ones just once.
_ROUNDS, _FEW = 3, 6
_SIZE = 13.0


@dataclass(frozen=True, slots=True)
class Plane:
    """One coordinate system: where it is drawn, its axes, its part of the plot."""

    axes: Axes
    x: Axis
    y: Axis
    names: tuple[str, str]


def plot(canvas: Figure, figure: go.Figure, box: Box, size: tuple[float, float]) -> None:
    """Draw the traces, shapes and words of a figure into a part of the paper.

    Args:
        canvas: The picture.
        figure: The figure, already in the ink of its paper.
        box: The part that axes, ticks and their words share.
        size: Width and height of the whole picture [px].
    """
    if geo.is_map(figure) or flows.is_flow(figure):
        whole = canvas.add_axes(place(box, (0, 1), (0, 1), size))
        whole.set_axis_off()
        (geo if geo.is_map(figure) else flows).draw(whole, figure)
        return
    planes = _planes(canvas, figure)
    for plane in planes.values():
        _set_axes(plane, figure)
    _draw_traces(figure, planes)
    paper = canvas.add_axes((0, 0, 1, 1))
    paper.set_axis_off()
    _draw_beside(figure, planes, paper)
    inner = box
    for _ in range(_ROUNDS if len(planes) <= _FEW else 1):
        _lay_out(planes, paper, inner, size)
        inner = shrunk(canvas, [p.axes for p in planes.values()], box=box, inner=inner, size=size)
    _lay_out(planes, paper, inner, size)


def _planes(canvas: Figure, figure: go.Figure) -> dict[tuple[str, str], Plane]:
    found: dict[tuple[str, str], Plane] = {}
    for trace in figure.data:
        names = (trace.xaxis or "x", trace.yaxis or "y")
        if names not in found:
            axes = canvas.add_axes((0, 0, 1, 1), label="/".join(names))
            found[names] = Plane(axes, axis(figure, names[0]), axis(figure, names[1]), names)
    return found


def _set_axes(plane: Plane, figure: go.Figure) -> None:
    axes, separators = plane.axes, str(figure.layout.separators or ".,")
    axes.set_facecolor("none")
    axes.set_xlim(plane.x.low, plane.x.high)
    axes.set_ylim(plane.y.low, plane.y.high)
    for side in axes.spines.values():
        side.set_visible(False)
    template = figure.layout.template.layout
    owner = (plane.x.layout.anchor or "y") == plane.names[1]
    for name, one, shown in (("x", plane.x, owner), ("y", plane.y, True)):
        which = axes.xaxis if name == "x" else axes.yaxis
        look = template[f"{name}axis"]
        visible = shown and one.layout.visible is not False
        places, words = one.ticks(separators) if visible else ([], [])
        has_words = one.layout.showticklabels is not False
        which.set_ticks(places, [_tick(w, name) if has_words else "" for w in words])
        which.set_tick_params(length=0, pad=5)
        size = float(one.layout.tickfont.size or look.tickfont.size or 12)
        for label, word in zip(which.get_ticklabels(), words, strict=False):
            label.set_fontproperties(font(bold=word.startswith("<b>")))
            label.set_fontsize(size * POINT)
            label.set_color(INK["light"])
            label.set_parse_math(False)
            label.set_linespacing(1.05)
        if visible and one.layout.showgrid is not False:
            which.grid(visible=True, color=ink.colour(GRID), linewidth=0.8, zorder=0)
            axes.set_axisbelow(True)
        if shown and one.layout.title.text:
            title = which.set_label_text(plain(str(one.layout.title.text)))
            title.set_fontproperties(font())
            title.set_fontsize(_SIZE * POINT)
            title.set_color(INK["light"])


def _tick(words: str, axis_name: str) -> str:
    """Return a tick's words: names of rows in one line, for which paper has more room."""
    return one_line(words) if axis_name == "y" else plain(words)


def _draw_traces(figure: go.Figure, planes: dict[tuple[str, str], Plane]) -> None:
    before: Any = None
    stacked: dict[tuple[str, str], dict[float, float]] = {}
    gap = figure.layout.bargap
    gap = figure.layout.template.layout.bargap if gap is None else gap
    for trace in figure.data:
        names = (trace.xaxis or "x", trace.yaxis or "y")
        plane = planes[names]
        if trace.type == "bar":
            is_stacked = figure.layout.barmode == "stack"
            below = stacked.setdefault(names, {}) if is_stacked else {}
            bars(plane.axes, trace, plane.x, plane.y, below=below, gap=float(gap or 0.0))
        else:
            scatter(plane.axes, trace, plane.x, plane.y, before)
        before = trace
    for plane in planes.values():  # bars and lines stretch the axes; their ends are given
        plane.axes.set_xlim(plane.x.low, plane.x.high)
        plane.axes.set_ylim(plane.y.low, plane.y.high)


def _draw_beside(figure: go.Figure, planes: dict[tuple[str, str], Plane], paper: Axes) -> None:
    first = next(iter(planes.values()))
    for drawn in figure.layout.shapes:
        plane = _plane_of(planes, drawn.xref, drawn.yref, first)
        shape(plane.axes, drawn, plane.x, plane.y)
    for said in figure.layout.annotations:
        plane = _plane_of(planes, said.xref, said.yref, first)
        axes = paper if said.xref == said.yref == "paper" else plane.axes
        annotation(axes, said, plane.x, plane.y, colour=INK["light"], size=_SIZE)


def _plane_of(
    planes: dict[tuple[str, str], Plane], xref: str | None, yref: str | None, first: Plane
) -> Plane:
    wanted = {(xref or "x").split(" ")[0], (yref or "y").split(" ")[0]} - {"paper"}
    fits = [plane for names, plane in planes.items() if wanted <= set(names)]
    return fits[0] if fits else first


def _lay_out(
    planes: dict[tuple[str, str], Plane], paper: Axes, box: Box, size: tuple[float, float]
) -> None:
    paper.set_position(place(box, (0, 1), (0, 1), size))
    for plane in planes.values():
        across = plane.x.layout.domain or (0, 1)
        along = plane.y.layout.domain or (0, 1)
        plane.axes.set_position(place(box, across, along, size))

"""A figure as a picture that can stand alone: title, source and date are inside it."""

import io
import threading
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from charts.theme import INK, MODEL, PAPER, themed
from report.drawing import legend
from report.drawing.boxes import Box
from report.drawing.plot import plot
from report.drawing.text import LINE, wrap, write

#: A screen's pixel; PNGs are drawn at twice as many for print.
_DOTS = 96
_SHARP = 2
_EDGE, _BARE_EDGE = 14.0, 5.0
_LEAST_PLOT, _LEAST_ABOVE = 170.0, 6.0
#: A legend of two lines takes its room from the plot, a longer one its own.
_LEGEND = 46.0

Form = Literal["svg", "png"]

#: The program behind the letters keeps one text at a time; several readers may ask at once.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture says of itself, all in the reader's language.

    Attributes:
        title: The finding.
        context: Measure, place, period, data set.
        source: Lines below the figure: whose data, how fresh, which version.
        mark: What stands above invented data; empty for real ones.
    """

    title: str
    context: str
    source: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _Lines:
    text: str
    size: float
    colour: str
    is_bold: bool = False

    @property
    def height(self) -> float:
        return self.size * LINE * (self.text.count("\n") + 1) + 4


def picture(
    figure: go.Figure,
    *,
    form: Form,
    width: int = 760,
    most_height: int = 2000,
    caption: Caption | None = None,
) -> bytes:
    """Return a figure as SVG or PNG, drawn on this machine without a browser.

    Args:
        figure: One of the house's figures.
        form: SVG has letters as outlines, so that it looks the same everywhere.
        width: Of the picture [px]; a PNG has twice as many.
        most_height: Of the figure in it [px].
        caption: What stands in the picture beside the figure; none inside a note, which says it
            itself.
    """
    with _ONE_AT_A_TIME:
        return _drawn(themed(figure, base="light"), form, width, most_height, caption)


def _drawn(
    drawn: go.Figure, form: Form, width: int, most_height: int, caption: Caption | None
) -> bytes:
    edge = _BARE_EDGE if caption is None else _EDGE
    room = width - 2 * edge
    above = [] if caption is None else _above(caption, room)
    below = [] if caption is None else _below(caption, room)
    entries, title, legend_height = legend.placed(drawn, room)
    top = edge + sum(part.height for part in above)
    body = max(
        min(float(drawn.layout.height or 420), most_height + max(0.0, legend_height - _LEGEND)),
        legend_height + _LEAST_PLOT,
    )
    height = top + body + sum(part.height for part in below) + edge + (6 if below else 0)

    canvas = Figure(
        figsize=(width / _DOTS, height / _DOTS), dpi=_DOTS * _SHARP, facecolor=PAPER["light"]
    )
    paper = _paper(canvas, width, height)
    _write(paper, above, edge, edge)
    legend.draw(paper, entries, title, left=edge, top=top, colour=INK["light"])
    above_plot = legend_height + max(float(drawn.layout.margin.t or 0), _LEAST_ABOVE)
    box = Box(edge, top + above_plot, room, body - above_plot)
    plot(canvas, drawn, box, (width, height))
    _write(paper, below, edge, top + body + 6)
    return _file(canvas, form, caption)


def _above(caption: Caption, room: float) -> list[_Lines]:
    ink = INK["light"]
    parts = [
        _Lines(wrap(caption.title, 18, room, bold=True), 18, "#1f2933", is_bold=True),
        _Lines(wrap(caption.context, 12.5, room), 12.5, ink),
    ]
    if caption.mark:
        parts.insert(0, _Lines(wrap(caption.mark, 13, room, bold=True), 13, MODEL, is_bold=True))
    return parts


def _below(caption: Caption, room: float) -> list[_Lines]:
    return [_Lines(wrap(line, 11, room), 11, INK["light"]) for line in caption.source]


def _paper(canvas: Figure, width: float, height: float) -> Axes:
    """Return axes over the whole picture whose units are pixels from the upper left corner."""
    paper = canvas.add_axes((0, 0, 1, 1), zorder=-1)
    paper.set_xlim(0, width)
    paper.set_ylim(height, 0)
    paper.set_axis_off()
    return paper


def _write(paper: Axes, parts: list[_Lines], left: float, top: float) -> None:
    for part in parts:
        for i, line in enumerate(part.text.split("\n")):
            shown = line.replace("&", "&amp;").replace("<", "&lt;")
            text = f"<b>{shown}</b>" if part.is_bold else shown
            write(paper, text, (left, top + i * part.size * LINE), size=part.size,
                  colour=part.colour)  # fmt: skip
        top += part.height


def _file(canvas: Figure, form: Form, caption: Caption | None) -> bytes:
    file = io.BytesIO()
    said: dict[str, str | None] = {} if caption is None else {
        "Title": caption.title, "Description": " ".join((caption.context, *caption.source))
    }  # fmt: skip
    if form == "svg":
        canvas.savefig(file, format="svg", metadata={"Date": None, "Creator": None} | said)
    else:
        canvas.savefig(file, format="png", dpi=_DOTS * _SHARP, metadata={"Software": None} | said)
    return file.getvalue()

"""The legend: in lines across the whole width, so that no words are cut."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from report.drawing import bars, ink
from report.drawing.text import POINT, lines, width, write
from report.drawing.traces import marks

_SIZE, _ROW, _MARK, _GAP = 12.0, 20.0, 26.0, 18.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words, what it explains, and where it stands [px]."""

    words: str
    of: Any
    left: float
    down: float


def placed(figure: go.Figure, limit: float) -> tuple[list[Entry], str, float]:
    """Return the entries with their places, the legend's title, and its height [px].

    Args:
        figure: The figure.
        limit: The width that the entries share [px].
    """
    if figure.layout.showlegend is False:
        return [], "", 0.0
    named = [t for t in figure.data if t.name and _is_listed(t, figure)]
    named += [s for s in figure.layout.shapes if s.name and s.showlegend]
    title = str(figure.layout.legend.title.text or "").replace("<br>", " ")
    left, down = 0.0, _ROW if title and named else 0.0
    found = []
    for one in named:
        words = " ".join(line for line, _ in lines(str(one.name)))
        room = _MARK + width(words, _SIZE) + _GAP
        if left and left + room > limit:
            left, down = 0.0, down + _ROW
        found.append(Entry(words, one, left, down))
        left += room
    return found, title if named else "", (down + _ROW + 6) if named else 0.0


def draw(
    paper: Axes, entries: list[Entry], title: str, *, left: float, top: float, colour: str
) -> None:
    """Draw a legend on paper whose units are pixels from the upper left corner.

    Args:
        paper: The paper.
        entries: As ``placed`` returns.
        title: What the entries measure; may be empty.
        left: Where the legend begins.
        top: The same, from above.
        colour: Of the letters.
    """
    if title:
        write(paper, title, (left, top), size=_SIZE, colour=colour)
    for entry in entries:
        x, y = left + entry.left, top + entry.down + _ROW / 2
        _sample(paper, entry.of, x, y)
        write(paper, entry.words, (x + _MARK, y), size=_SIZE, colour=colour, along="center")


def _is_listed(trace: Any, figure: go.Figure) -> bool:
    if trace.showlegend is not None:
        return bool(trace.showlegend)
    # A chart of one trace explains itself, unless the whole legend is asked for.
    return bool(figure.layout.showlegend) or len(figure.data) > 1


def _sample(paper: Axes, of: Any, x: float, y: float) -> None:
    kind = getattr(of, "type", "")
    if kind == "bar":
        style = bars.fill(of.marker, 0)
        style["facecolor"] = style.pop("color")
        paper.add_patch(Rectangle((x + 3, y - 5), 16, 10, **style))
    elif kind == "rect":
        box = Rectangle((x + 3, y - 5), 16, 10, facecolor=ink.colour(of.fillcolor, "#888888"))
        paper.add_patch(box)
    elif kind == "line":
        _line(paper, of.line, x, y)
    else:
        _trace(paper, of, x, y)


def _trace(paper: Axes, of: Any, x: float, y: float) -> None:
    mode = of.mode or "lines"
    if of.type == "scatter" and of.fill:
        band = ink.colour(of.fillcolor)
        paper.add_patch(Rectangle((x + 3, y - 5), 16, 10, facecolor=band, linewidth=0))
    elif "lines" in mode:
        _line(paper, of.line, x, y)
    if "markers" in mode:
        marks(paper, of.marker, [x + 11], [y])


def _line(paper: Axes, line: Any, x: float, y: float) -> None:
    thick = (line.width or 2) * POINT
    paper.plot(
        [x + 1, x + 21], [y, y], color=ink.colour(line.color), linewidth=thick,
        linestyle=ink.dash(line.dash, thick),
    )  # fmt: skip

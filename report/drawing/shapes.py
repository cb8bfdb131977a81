"""Lines, boxes and words that stand on a figure beside its traces."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.transforms import Transform, blended_transform_factory

from report.drawing import ink
from report.drawing.planes import Axis
from report.drawing.text import POINT, Across, Along, write


def shape(axes: Axes, drawn: Any, x: Axis, y: Axis) -> None:
    """Draw a line or a box; its ends are values, or parts of the chart's width and height."""
    across, along = _is_part(drawn.xref), _is_part(drawn.yref)
    ends = (
        [float(drawn.x0), float(drawn.x1)] if across else x.places([drawn.x0, drawn.x1]),
        [float(drawn.y0), float(drawn.y1)] if along else y.places([drawn.y0, drawn.y1]),
    )
    order = 1.0 if drawn.layer == "below" else 4.5
    width = (2 if drawn.line.width is None else drawn.line.width) * POINT
    colour = ink.colour(drawn.line.color)
    where = _units(axes, is_part_across=across, is_part_along=along)
    if drawn.type == "line":
        axes.plot(
            *ends,
            transform=where,
            color=colour,
            linewidth=width,
            linestyle=ink.dash(drawn.line.dash, width),
            zorder=order,
            scalex=False,
            scaley=False,
        )
        return
    (left, right), (bottom, top) = ends
    axes.add_patch(
        Rectangle(
            (left, bottom),
            right - left,
            top - bottom,
            transform=where,
            facecolor=ink.colour(drawn.fillcolor) if drawn.fillcolor else "none",
            edgecolor=colour if width else "none",
            linewidth=width,
            zorder=order,
        )
    )


def annotation(axes: Axes, said: Any, x: Axis, y: Axis, *, colour: str, size: float) -> None:
    """Write the words of an annotation where it stands.

    Args:
        axes: Where to.
        said: The annotation.
        x: Its horizontal axis.
        y: Its vertical axis.
        colour: Of letters for which it names none.
        size: Of the same [px].
    """
    across, along = _is_part(said.xref), _is_part(said.yref)
    at = (
        float(said.x) if across else x.place(said.x),
        float(said.y) if along else y.place(said.y),
    )
    anchor: Across = "center" if said.xanchor in (None, "auto") else said.xanchor
    named = {"middle": "center", None: "center", "auto": "center"}
    stands: Along = named.get(said.yanchor, said.yanchor)
    write(
        axes,
        str(said.text),
        at,
        size=float(said.font.size or size),
        colour=str(said.font.color or colour),
        across=anchor,
        along=stands,
        shift=(float(said.xshift or 0), float(said.yshift or 0)),
        transform=_units(axes, is_part_across=across, is_part_along=along),
    )


def _is_part(reference: str | None) -> bool:
    return reference is not None and (reference == "paper" or reference.endswith(" domain"))


def _units(axes: Axes, *, is_part_across: bool, is_part_along: bool) -> Transform:
    across = axes.transAxes if is_part_across else axes.transData
    return blended_transform_factory(across, axes.transAxes if is_part_along else axes.transData)

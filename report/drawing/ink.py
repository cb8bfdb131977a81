"""How Plotly's words for colours, dashes, marks and hatching are drawn."""

import re
from typing import Any, Final

Colour = tuple[float, float, float, float]

#: Mark → the shape, whether it is hollow, and what stands on it.
_SHAPES: Final = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "triangle-up": "^",
    "triangle-down": "v",
    "triangle-left": "<",
    "triangle-right": ">",
    "cross": "P",
    "x": "X",
    "star": "*",
    "pentagon": "p",
    "hexagon": "h",
    "line-ew": "_",
}
_DASHES: Final = {
    "solid": (),
    "dot": (1.0, 2.0),
    "dash": (4.0, 3.0),
    "longdash": (7.0, 3.0),
    "dashdot": (4.0, 2.0, 1.0, 2.0),
    "longdashdot": (7.0, 2.0, 1.0, 2.0),
}
_HATCHES: Final = {"/": "///", "\\": "\\\\\\", "x": "xxx", "-": "---", "|": "|||", "+": "+++",
                   ".": "..."}  # fmt: skip


def colour(value: Any, default: str = "#000000") -> Colour:
    """Return a colour as red, green, blue and opacity, each from 0 to 1.

    >>> colour("rgba(255,0,51,0.5)")
    (1.0, 0.0, 0.2, 0.5)
    """
    text = value if isinstance(value, str) and value else default
    if found := re.fullmatch(r"rgba?\(([\d., ]+)\)", text):
        parts = [float(part) for part in found[1].split(",")]
        red, green, blue = (part / 255 for part in parts[:3])
        return red, green, blue, parts[3] if len(parts) > 3 else 1.0
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue, 1.0


def dash(value: str | None, width: float) -> tuple[float, tuple[float, ...]] | str:
    """Return a line's dashes, in the form that the drawing takes."""
    if value and "px" in value:
        return 0, tuple(float(part) * 0.75 for part in value.replace("px", "").split(","))
    steps = _DASHES.get(value or "solid", ())
    return (0, tuple(step * max(width, 1.0) for step in steps)) if steps else "solid"


def hatch(shape: Any) -> str:
    """Return the hatching of a bar's pattern."""
    return _HATCHES.get(shape or "", "")


def mark(symbol: str) -> tuple[str, bool, str]:
    """Return a mark's shape, whether it is hollow, and the sign on it (``.``, ``x`` or none).

    >>> mark("diamond-open-dot"), mark("square-x-open")
    (('D', True, '.'), ('s', True, 'x'))
    """
    is_hollow = "-open" in symbol
    plain = symbol.replace("-open", "")
    for ending, sign in (("-dot", "."), ("-x", "x"), ("-cross", "x")):
        if plain.endswith(ending) and plain != ending[1:]:
            return _SHAPES.get(plain.removesuffix(ending), "o"), is_hollow, sign
    return _SHAPES.get(plain, "o"), is_hollow, ""

"""Words of a picture: one font with Kazakh letters, lines, weights, and how wide they are."""

import html
import re
from functools import cache
from pathlib import Path
from typing import Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.text import Annotation
from matplotlib.transforms import Transform

FONTS = Path(__file__).resolve().parent.parent / "fonts"
REGULAR, BOLD = FONTS / "SourceSans3-Regular.ttf", FONTS / "SourceSans3-Bold.ttf"
#: Pixels of a browser in points; one line in heights of its letters.
POINT, LINE = 0.75, 1.22

Across = Literal["left", "center", "right"]
Along = Literal["top", "center", "bottom"]

# Letters as outlines look the same on every machine, whichever fonts it has; the same figure
# gives the same bytes.
mpl.rcParams["svg.fonttype"] = "path"
mpl.rcParams["text.hinting"] = "no_hinting"
mpl.rcParams["svg.hashsalt"] = "figure"


@cache
def font(*, bold: bool = False) -> FontProperties:
    """Return the house's font by its file, not by a name that a machine may not know."""
    return FontProperties(fname=str(BOLD if bold else REGULAR))


def lines(text: str) -> list[tuple[str, bool]]:
    """Return the lines of a chart's text, and whether a line is bold.

    >>> lines("<b>Ақтау</b><br>2 &lt; 3")
    [('Ақтау', True), ('2 < 3', False)]
    """
    found = []
    for line in re.split(r"<br ?/?>|\n", text):
        is_bold = line.startswith("<b>") and line.endswith("</b>")
        found.append((html.unescape(re.sub(r"</?[a-z]+>", "", line)), is_bold))
    return found


def plain(text: str) -> str:
    """Return a chart's text without its marks."""
    return "\n".join(line for line, _ in lines(text))


def one_line(text: str) -> str:
    """Return a chart's text in one line."""
    return " ".join(line for line, _ in lines(text))


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide one line is [px] at a size [px]."""
    face = _face(bold=bold)
    face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(face.get_width_height()[0]) / 64 * size / _UNIT


def wrap(text: str, size: float, limit: float, *, bold: bool = False) -> str:
    """Return ``text`` in lines of at most ``limit`` pixels, broken between words."""
    done: list[str] = []
    for word in text.split(" "):
        longer = f"{done[-1]} {word}" if done else word
        if done and width(longer, size, bold=bold) <= limit:
            done[-1] = longer
        else:
            done.append(word)
    return "\n".join(done)


def write(
    axes: Axes,
    text: str,
    at: tuple[float, float],
    *,
    size: float,
    colour: str,
    across: Across = "left",
    along: Along = "top",
    shift: tuple[float, float] = (0.0, 0.0),
    transform: Transform | None = None,
    rim: bool = False,
) -> list[Artist]:
    """Write lines at a point of the axes.

    Args:
        axes: Where to.
        text: Lines as a chart has them.
        at: The point, in the units of ``transform``; of the data by default.
        size: Height of the letters [px].
        colour: Of the letters.
        across: Which part of the lines stands at the point.
        along: The same up and down.
        shift: Right and up [px].
        transform: The point's units.
        rim: Whether the letters have a pale rim, to be read on any fill.
    """
    written = lines(text)
    step = size * LINE
    high = {"top": 0.0, "center": step * len(written) / 2, "bottom": step * len(written) + 2}[along]
    made: list[Artist] = []
    for i, (line, is_bold) in enumerate(written):
        down = high - step * (i + 0.5)
        note = axes.annotate(
            line,
            at,
            xycoords=transform or axes.transData,
            xytext=(shift[0] * POINT, (shift[1] + down) * POINT),
            textcoords="offset points",
            ha=across,
            va="center_baseline",
            color=colour,
            fontproperties=font(bold=is_bold),
            fontsize=size * POINT,
            annotation_clip=False,
            parse_math=False,
            zorder=6,
        )
        if rim:
            _add_rim(note)
        made.append(note)
    return made


_UNIT = 1000


@cache
def _face(*, bold: bool) -> FT2Font:
    face = FT2Font(str(BOLD if bold else REGULAR))
    face.set_size(_UNIT, 72)
    return face


def _add_rim(note: Annotation) -> None:
    from matplotlib.patheffects import withStroke  # noqa: PLC0415 - only maps need it

    note.set_path_effects([withStroke(linewidth=1.8, foreground="#ffffff")])

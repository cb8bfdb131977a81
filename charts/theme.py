"""One look for every figure: ink, palettes and the template, on light and on dark paper."""

import textwrap
from functools import cache
from typing import Final, Literal

import plotly.graph_objects as go

from words import Language

Base = Literal["light", "dark"]

#: The paper of the two themes, which is that of the cards; figures themselves are transparent.
PAPER: Final[dict[Base, str]] = {"light": "#ffffff", "dark": "#19212a"}

#: Text colours. No single colour reaches 4.5:1 on both papers (4.03:1 is the most there can be,
#: the root of the papers' own contrast), so a figure starts neutral, readable on both, and
#: ``themed`` gives it the ink of the reader's theme.
NEUTRAL_INK: Final = "#767676"
INK: Final[dict[Base, str]] = {"light": "#4a4f57", "dark": "#c4c9d1"}
GRID: Final = "rgba(118,118,118,0.22)"

#: Marks reach 3:1 on both papers. None of the pairs is red against green.
OBSERVED: Final = "#2f7fc1"
MODEL: Final = "#c8641b"
COUNTERFACTUAL: Final = "#8f6bb8"
LAW: Final = "#7a7a7a"
ACCENT: Final = "#c94f8a"
TEAL: Final = "#1b8a8f"
QUIET: Final = "#888888"

#: YlGnBu and PuOr in five classes, lightest or lowest first (ColorBrewer 2, Cynthia Brewer).
SEQUENTIAL: Final = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")
DIVERGING: Final = ("#e66101", "#fdb863", "#f7f7f7", "#b2abd2", "#5e3c99")

_LEGEND_LETTERS: Final = 30

#: Letters of Kazakh and Russian are in every one of these.
FONT: Final = '"Source Sans", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif'

#: For ``st.plotly_chart(..., config=CONFIG)``; nothing is asked from another machine.
CONFIG: Final[dict[str, object]] = {
    "displaylogo": False,
    "displayModeBar": "hover",
    # No picture from here: it would leave without its title, source and date.
    "modeBarButtons": [["resetViews"]],
    "topojsonURL": "/app/static/topo/",
    "plotlyServerURL": "",
    "showSendToCloud": False,
    "showLink": False,
    "scrollZoom": False,
    "doubleClick": "reset",
    "responsive": True,
}


def empty_figure(
    *, language: Language, height: int, x_title: str = "", y_title: str = ""
) -> go.Figure:
    """Return a figure in the house's look without any trace.

    Args:
        language: Gives the decimal and thousands marks of the axes.
        height: In pixels; the width is that of the place where the figure stands.
        x_title: What the horizontal axis measures, with its unit.
        y_title: What the vertical axis measures, with its unit.
    """
    return go.Figure(
        layout={
            "template": _plain_template(NEUTRAL_INK),
            "height": height,
            "separators": ".," if language.code == "en" else ",\u00a0",
            "xaxis": {"title": {"text": x_title or None}},
            "yaxis": {"title": {"text": y_title or None}},
        }
    )


def with_short_legend(figure: go.Figure) -> go.Figure:
    """Return ``figure`` with the legend's words in lines that a phone has room for.

    A legend is as narrow as the plot, which long names of rows leave 200 pixels, and its words are
    cut there without a sign.
    """
    for entry in (*figure.data, *figure.layout.shapes):
        if entry.name:
            lines = textwrap.wrap(entry.name.replace("<br>", " "), _LEGEND_LETTERS)
            entry.name = "<br>".join(lines)
    return figure


def themed(figure: go.Figure, *, base: Base) -> go.Figure:
    """Return a copy of ``figure`` with text in the ink of a light or a dark theme."""
    drawn = figure.to_dict()
    drawn["layout"]["template"] = _plain_template(INK[base])
    for trace in drawn["data"]:  # words on a hollow fill are set by hand: nothing else knows paper
        if trace.get("textfont", {}).get("color") == NEUTRAL_INK:
            trace["textfont"]["color"] = INK[base]
    # Every value was checked when the figure was made; again would take longer than the rest.
    return go.Figure(drawn, _validate=False)


@cache
def _plain_template(ink: str) -> dict[str, object]:
    return dict(_template(ink).to_plotly_json())


def dimmed(colour: str, opacity: float) -> str:
    """Return ``#rrggbb`` as an ``rgba()`` of the given opacity, for bands."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def text_on(fill: str) -> str:
    """Return black or white, whichever reads better on ``#rrggbb``."""
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5))
    luminance = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    return "#000000" if luminance > 0.18 else "#ffffff"


def _template(ink: str) -> go.layout.Template:
    axis = {
        "automargin": True,
        "color": ink,
        "gridcolor": GRID,
        "linecolor": GRID,
        "zeroline": False,
        "exponentformat": "none",
        "separatethousands": True,
        "title": {"font": {"size": 13}, "standoff": 8},
        "tickfont": {"size": 12},
        "fixedrange": True,  # a finger that scrolls the page must not zoom the chart
    }
    return go.layout.Template(
        layout={
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": 13, "color": ink},
            "colorway": [OBSERVED, MODEL, COUNTERFACTUAL, TEAL, ACCENT, QUIET],
            "margin": {"l": 8, "r": 12, "t": 8, "b": 8, "autoexpand": True},
            "hovermode": "closest",
            "hoverlabel": {"align": "left", "font": {"family": FONT, "size": 13}},
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1.02,
                "yanchor": "bottom",
                "font": {"size": 12},
                "itemclick": False,
                "itemdoubleclick": False,
                "bgcolor": "rgba(0,0,0,0)",
                "maxheight": 1.0,  # above half the height it would scroll
            },
            "bargap": 0.35,
            "dragmode": False,
            # On a phone the first label below would otherwise touch the lowest one beside it.
            "xaxis": axis | {"ticks": "outside", "ticklen": 6, "tickcolor": "rgba(0,0,0,0)"},
            "yaxis": axis,
            "annotationdefaults": {"showarrow": False},
        }
    )

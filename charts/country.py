"""The country's value as a line through a list of places."""

import plotly.graph_objects as go

from charts.classes import Measure
from words import Language


def add_country(
    figure: go.Figure, value: float, *, measure: Measure, language: Language, colour: str
) -> None:
    """Draw a dashed line at the country's value, behind the marks and named in the legend.

    Args:
        figure: The list, values along its x axis.
        value: The country's value.
        measure: Decimals of the value.
        language: The reader's.
        colour: Of the line: one that no mark of the figure has.
    """
    number = language.number(value, digits=measure.digits)
    figure.add_shape(
        type="line",
        x0=value,
        x1=value,
        y0=0,
        y1=1,
        yref="paper",
        layer="below",
        line={"color": colour, "width": 2, "dash": "dash"},
        name=language.text("Kazakhstan: {value}", value=number),
        showlegend=True,
    )

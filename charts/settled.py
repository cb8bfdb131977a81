"""A chart with its look written into it, so that the browser draws it once."""

from __future__ import annotations

import re
from typing import Any

import plotly.graph_objects as go

#: The kinds of marks that stand in no pair of axes.
_WITHOUT_AXES = frozenset({"choropleth", "sankey", "scattergeo"})
_NUMBER = re.compile(r"\d+$")
#: Streamlit hands Plotly a copy of each chart as soon as it is drawn. Plotly takes numbers without
#: a revision, and every template, for others when they are in another object, and draws the whole
#: chart again. A chart with other numbers has another identity on the page and is drawn from
#: nothing, so one revision will do.
_REVISION = "settled"
#: The first drawing knows no width and takes that of its place, the copy is told the same width:
#: without this word the copy would count as another chart.
_AUTOSIZE = True


def settled(figure: go.Figure) -> dict[str, Any]:
    """Return a figure as a dictionary in which its template is written out.

    The template may hold a layout only: defaults of marks, of which the house has none, stay away.
    """
    drawn: dict[str, Any] = figure.to_dict()
    layout = drawn["layout"]
    look = layout.pop("template", {}).get("layout", {})
    notes = look.get("annotationdefaults", {})
    for name in _axes(drawn["data"]):
        layout.setdefault(name, {})
    for name, given in layout.items():
        kind = _NUMBER.sub("", name)
        if isinstance(given, dict) and isinstance(look.get(kind), dict):
            layout[name] = _filled(given, look[kind])
    for name, default in look.items():
        if name not in (*layout, "annotationdefaults", "xaxis", "yaxis"):
            layout[name] = default
    if notes and "annotations" in layout:
        layout["annotations"] = [_filled(note, notes) for note in layout["annotations"]]
    layout |= {"datarevision": _REVISION, "autosize": _AUTOSIZE}
    return drawn


def _axes(traces: list[dict[str, Any]]) -> set[str]:
    """Return the names of the axes that marks stand on: ``x2`` is ``xaxis2``."""
    flat = [trace for trace in traces if trace.get("type") not in _WITHOUT_AXES]
    return {
        f"{letter}axis{trace.get(f'{letter}axis', letter)[1:]}" for trace in flat for letter in "xy"
    }


def _filled(given: dict[str, Any], default: dict[str, Any]) -> dict[str, Any]:
    """Return ``given`` with what it does not say taken from ``default``, at every depth."""
    filled = {**default, **given}
    for name, inner in default.items():
        if isinstance(inner, dict) and isinstance(given.get(name), dict):
            filled[name] = _filled(given[name], inner)
    return filled

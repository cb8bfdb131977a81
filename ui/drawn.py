"""A chart as the browser is sent it: its JSON is worked out once and not at each run."""

from __future__ import annotations

from typing import Any

import orjson
import plotly.graph_objects as go
from plotly.io import to_json

from charts.extent import Extent
from charts.settled import settled


class Drawn(go.Figure):  # type: ignore[misc] # Plotly has no types
    """A figure for ``st.plotly_chart``; what it looks like is settled.

    Streamlit asks a figure for its dictionary and Plotly for that dictionary's JSON, which copies
    every number twice: of a chart with ten thousand points 10 ms for each reader at each choice.
    """

    def __init__(self, figure: go.Figure) -> None:
        """Write a figure down; it may be changed afterwards without any effect on this one."""
        super().__init__()
        self._written = _Written(figure)

    @property
    def is_map(self) -> bool:
        """Tell whether it is a map."""
        return "projection" in self._written["layout"].get("geo", {})

    @property
    def is_tall(self) -> bool:
        """Tell whether it is a map of a place that is nearly as high as it is wide, or higher."""
        geo = self._written["layout"].get("geo", {})
        if "lataxis" not in geo:
            return False
        (south, north), (west, east) = (geo[f"{axis}axis"]["range"] for axis in ("lat", "lon"))
        return Extent(west, south, east, north).is_tall

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as a dictionary without its marks, which knows its whole JSON."""
        return self._written


class _Written(dict[str, Any]):
    """The layout of a figure, for its size, and the JSON of all of it."""

    def __init__(self, figure: go.Figure) -> None:
        whole = settled(figure)
        super().__init__(data=[], layout=whole["layout"])
        self._json = orjson.Fragment(to_json(whole, validate=False))

    def to_plotly_json(self) -> orjson.Fragment:
        """Return what Plotly writes into a message as it is."""
        return self._json

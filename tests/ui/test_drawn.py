"""A chart whose JSON is known: what the browser is sent is what Plotly would have written."""

import json

import plotly.graph_objects as go
import pytest
from plotly.io import to_json
from streamlit.testing.v1 import AppTest

from charts.settled import settled
from ui.drawn import Drawn


def _figure() -> go.Figure:
    figure = go.Figure(go.Scatter(x=[1, 2], y=[3.5, None], name="</script>Қостанай"))
    return figure.update_layout(height=333, title="a < b")


def test_the_browser_is_sent_the_whole_figure() -> None:
    sent = to_json(Drawn(_figure()).to_dict(), validate=False)
    assert sent == to_json(settled(_figure()), validate=False)
    assert json.loads(sent)["data"][0]["y"] == [3.5, None]
    assert "<" not in sent


def test_streamlit_draws_it_as_any_figure() -> None:
    def screen() -> None:
        import plotly.graph_objects as go  # noqa: PLC0415 - a script of its own
        import streamlit as st  # noqa: PLC0415

        from ui.drawn import Drawn  # noqa: PLC0415

        figure = go.Figure(go.Bar(x=["a"], y=[7])).update_layout(height=333)
        st.plotly_chart(Drawn(figure), theme=None, key="drawn")
        st.plotly_chart(figure, theme=None, key="plain")

    app = AppTest.from_function(screen).run()
    assert not app.exception
    drawn, plain = app.get("plotly_chart")
    sent, plainly = json.loads(drawn.proto.spec), json.loads(plain.proto.spec)
    assert sent["data"] == plainly["data"]
    assert sent["layout"]["height"] == plainly["layout"]["height"]
    assert '"y":[7]' in drawn.proto.spec


def test_a_change_afterwards_has_no_effect() -> None:
    figure = _figure()
    drawn = Drawn(figure)
    figure.update_layout(height=999)
    assert drawn.to_dict()["layout"]["height"] == 333


def test_a_map_is_known_by_its_projection() -> None:
    flat = go.Figure(go.Scattergeo(lon=[70], lat=[50]))
    assert not Drawn(_figure()).is_map
    assert Drawn(flat.update_geos(projection_type="mercator")).is_map


@pytest.mark.parametrize(
    ("east", "is_tall"),
    [(87.3, False), (56.5, True)],  # the country; a region nearly as high as it is wide
)
def test_a_tall_map_is_known_by_its_degrees(east: float, is_tall: bool) -> None:
    geo = {"projection_type": "mercator", "lataxis_range": [41, 56], "lonaxis_range": [46, east]}
    drawn = Drawn(go.Figure(go.Scattergeo(lon=[50], lat=[48])).update_geos(geo))
    assert drawn.is_tall is is_tall
    assert not Drawn(_figure()).is_tall

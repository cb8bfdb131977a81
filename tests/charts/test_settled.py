"""What a template says stands in the chart itself: the browser looks nothing up."""

import plotly.graph_objects as go
import pytest

from charts.settled import settled
from charts.theme import empty_figure, themed
from words import language


def test_a_template_is_written_out_and_the_charts_own_word_counts_more() -> None:
    look = {"font": {"size": 13, "color": "#111111"}, "bargap": 0.3, "legend": {"x": 0}}
    figure = go.Figure(layout={"template": {"layout": look}, "font": {"size": 9}})
    assert settled(figure)["layout"] == {
        "font": {"size": 9, "color": "#111111"},
        "bargap": 0.3,
        "legend": {"x": 0},
        "datarevision": "settled",
        "autosize": True,
    }


def test_every_axis_on_which_marks_stand_gets_the_look_of_axes() -> None:
    look = {"xaxis": {"ticks": "outside"}, "yaxis": {"color": "#111111"}}
    figure = go.Figure(
        [go.Scatter(y=[1]), go.Bar(y=[1], xaxis="x2", yaxis="y3")],
        layout={"template": {"layout": look}, "xaxis2": {"ticks": "", "title": {"text": "days"}}},
    )
    layout = settled(figure)["layout"]
    assert layout["xaxis"] == {"ticks": "outside"}
    assert layout["xaxis2"] == {"ticks": "", "title": {"text": "days"}}
    assert layout["yaxis"] == layout["yaxis3"] == {"color": "#111111"}


@pytest.mark.parametrize("marks", [go.Choropleth(), go.Sankey(), go.Scattergeo()])
def test_a_chart_without_axes_is_given_none(marks: object) -> None:
    figure = empty_figure(language=language("en"), height=300).add_trace(marks)
    figure.layout.xaxis = figure.layout.yaxis = None
    assert not {"xaxis", "yaxis"}.intersection(settled(themed(figure, base="light"))["layout"])


def test_words_on_a_chart_get_what_the_template_says_of_words() -> None:
    look = {"annotationdefaults": {"showarrow": False}}
    notes = [{"text": "a"}, {"text": "b", "showarrow": True}]
    figure = go.Figure(layout={"template": {"layout": look}, "annotations": notes})
    shown = settled(figure)["layout"]["annotations"]
    assert [note["showarrow"] for note in shown] == [False, True]


def test_the_figure_itself_stays_as_it_was() -> None:
    figure = themed(empty_figure(language=language("kk"), height=300), base="dark")
    before = figure.to_json()
    settled(figure)
    assert figure.to_json() == before

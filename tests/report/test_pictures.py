"""Figures drawn without a browser: every kind of chart, with its title, source and date inside."""

import io
import math
import re
from xml.etree import ElementTree

import matplotlib.image
import numpy as np
import plotly.graph_objects as go
import polars as pl
import pytest

from charts.paths import sanction_paths_figure
from charts.theme import empty_figure
from report.brief import brief
from report.drawing import ink, text
from report.drawing.geo import project
from report.drawing.picture import Caption, picture
from report.drawing.planes import axis
from report.drawing.traces import beside
from tests.report.written_notes import asked
from words import language

SOURCE = "Source: officials · data to 3 March 2026 · release 7"
CAPTION = Caption("36 cases sent to court", "Kazakhstan · Published record", (SOURCE,))


def figure(**axes: object) -> go.Figure:
    made = empty_figure(language=language("kk"), height=240, x_title="Күндер", y_title="Іс саны")
    made.add_scatter(x=[0, 1, 2], y=[1, 4, 2], mode="lines+markers", name="Есептелген")
    made.update_xaxes(**axes)
    return made


def size(png: bytes) -> tuple[int, int]:
    """Width and height, as the first part of a PNG says them."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def has_orange(png: bytes) -> bool:
    dots = matplotlib.image.imread(io.BytesIO(png))[:, :, :3] * 255
    return bool((np.abs(dots - [0xC8, 0x64, 0x1B]).max(axis=2) < 8).any())


def test_png_is_twice_as_sharp_and_as_tall_as_its_parts() -> None:
    bare = size(picture(figure(), form="png", width=600))
    captioned = size(picture(figure(), form="png", width=600, caption=CAPTION))
    assert bare[0] == captioned[0] == 1200
    assert bare[1] >= 2 * 240
    assert captioned[1] > bare[1] + 80


def test_svg_is_whole_and_says_what_it_is() -> None:
    file = picture(figure(), form="svg", caption=CAPTION)
    root = ElementTree.fromstring(file)  # noqa: S314 - made a line above
    assert root.tag.endswith("svg")
    said = file.decode()
    assert CAPTION.title in said
    assert SOURCE in said
    assert "http" not in re.sub(r"https?://(www\.w3\.org|purl\.org|creativecommons\.org)", "", said)


def test_same_figure_gives_the_same_files() -> None:
    for form in ("svg", "png"):
        assert picture(figure(), form=form) == picture(figure(), form=form)  # type: ignore[arg-type]


def test_drawing_leaves_the_figure_as_it_was() -> None:
    made = figure()
    before = made.to_json()
    picture(made, form="png", caption=CAPTION)
    assert made.to_json() == before


def test_no_more_height_than_there_is_room_for() -> None:
    tall = figure().update_layout(height=1500)
    assert size(picture(tall, form="png", width=600, most_height=400))[1] <= 2 * 412


def test_mark_of_invented_data_is_drawn() -> None:
    marked = Caption(CAPTION.title, CAPTION.context, CAPTION.source, mark="SIMULATED")
    assert not has_orange(picture(figure(), form="png", caption=CAPTION))
    assert has_orange(picture(figure(), form="png", caption=marked))


@pytest.mark.parametrize("question", ["known", "conduct_vs_law"])
def test_figures_of_notes_are_drawn(question: str) -> None:
    note = brief(asked("kk", n=3), question, permalink="")
    assert note.figure is not None
    assert len(picture(note.figure, form="png", caption=CAPTION)) > 5_000


def test_flows_are_drawn() -> None:
    steps = pl.DataFrame(
        {
            "step": [1, 1, 2],
            "from_type": ["fine", "fine", "arrest"],
            "to_type": ["fine", "arrest", "arrest"],
            "people": [30, 10, 4],
            "share": [0.75, 0.25, 1.0],
        }
    )
    made = sanction_paths_figure(steps, language=language("ru"))
    assert len(picture(made, form="png", caption=CAPTION)) > 5_000


def test_bold_lines_and_signs_are_read() -> None:
    assert text.lines("<b>Ақтау</b><br>2 &lt; 3") == [("Ақтау", True), ("2 < 3", False)]
    assert text.one_line("Батыс<br>Қазақстан") == "Батыс Қазақстан"


def test_long_words_are_broken_between_words_only() -> None:
    broken = text.wrap("Тіркелген істер, мәлімдемелер бойынша", 12, 100)
    assert broken.replace("\n", " ") == "Тіркелген істер, мәлімдемелер бойынша"
    assert all(text.width(line, 12) <= 100 for line in broken.split("\n"))


@pytest.mark.parametrize(
    ("symbol", "drawn"),
    [
        ("circle", ("o", False, "")),
        ("diamond-open-dot", ("D", True, ".")),
        ("square-x-open", ("s", True, "x")),
        ("x", ("X", False, "")),
        ("line-ew-open", ("_", True, "")),
    ],
)
def test_marks_keep_their_shapes(symbol: str, drawn: tuple[str, bool, str]) -> None:
    assert ink.mark(symbol) == drawn


def test_axis_holds_intervals_and_lines() -> None:
    made = figure()
    made.data[0].error_y = {"array": [5, 5, 5], "arrayminus": [1, 1, 1]}
    made.add_hline(y=-7)
    found = axis(made, "y")
    assert found.low <= -7
    assert found.high >= 9


def test_logarithms_and_days_stand_where_they_belong() -> None:
    made = figure(type="log", range=[0, 2], tickvals=[1, 10, 100], ticktext=["1", "10", "100"])
    assert axis(made, "x").ticks(".,") == ([0.0, 1.0, 2.0], ["1", "10", "100"])
    days = figure()
    days.data[0].x = ["2026-01-01", "2026-01-02", "2026-01-03T12:00:00"]
    first, _, last = axis(days, "x").places(days.data[0].x)
    assert last - first == pytest.approx(2.5)


def test_numbers_on_an_axis_are_the_readers() -> None:
    made = figure(range=[0, 2000])
    assert axis(made, "x").ticks(",\u00a0")[1][-1] == "2\u00a0000"
    assert axis(made, "x").ticks(".,")[1][-1] == "2,000"


def test_projection_agrees_with_snyder() -> None:
    """Snyder (1987), page 295: parallels 33 and 45, from 96 W and 23 N; a point at 75 W, 35 N."""
    projection = go.layout.geo.Projection(parallels=[33, 45], rotation={"lon": -96})
    point, origin = project(np.array([[-75.0, 35.0], [-96.0, 23.0]]), projection)
    assert point[0] == pytest.approx(0.2966785, abs=1e-6)
    assert point[1] - origin[1] == pytest.approx(0.2462112, abs=1e-6)


def test_words_stand_beside_their_mark() -> None:
    assert beside("top center") == ("bottom", "center", (0.0, 7.0))
    assert beside("middle left") == ("center", "right", (-7.0, 0.0))
    assert math.isclose(beside("bottom right")[2][1], -7.0)


def test_stacked_bars_end_inside_their_axis() -> None:
    made = empty_figure(language=language("en"), height=200)
    made.add_bar(x=[1, 2], y=[3, 4]).add_bar(x=[1, 2], y=[5, 6]).update_layout(barmode="stack")
    found = axis(made, "y")
    assert found.low <= 0
    assert found.high >= 10

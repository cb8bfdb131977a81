"""Map, tiles and dots: the same values, the same four ways of having no plain number."""

import plotly.graph_objects as go
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.classes import Measure
from charts.dots import region_dots_figure
from charts.maps import district_map_figure, region_map_figure
from charts.tiles import tile_grid_figure
from words import Language, language


def legend(figure: go.Figure) -> list[str]:
    return [trace.name.replace("<br>", " ") for trace in figure.data if trace.showlegend]


LEGEND = [
    "2.0 to under 4.0",  # all of it uncertain
    "4.0 to under 6.0",
    "8.0 and more",
    "0: none recorded",
    "u: few cases, uncertain",
    "c: hidden to protect people",
    "–: no data",
]


def test_map_legend_names_classes_and_the_four_non_values(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    figure = region_map_figure(places, language=english, measure=measure)
    assert legend(figure) == LEGEND


@pytest.mark.parametrize(
    ("limits", "digits", "names"),
    [
        ((2, 4, 8, 16), 0, ["1", "2–3", "4–7", "8–15", "16 and more"]),
        ((0.25, 0.5, 1, 2), 1, ["under 0.25", "0.25 to under 0.50", "0.50 to under 1.00"]),
    ],
)
def test_a_class_is_named_by_what_is_in_it(
    limits: tuple[float, ...], digits: int, names: list[str], english: Language
) -> None:
    shown = Measure(label="cases", limits=limits, digits=digits)
    assert [shown.class_name(i, english) for i in range(len(names))] == names


def test_map_fills_and_addresses(places: pl.DataFrame, measure: Measure, english: Language) -> None:
    figure = region_map_figure(places, language=english, measure=measure)
    areas = [trace for trace in figure.data if trace.type == "choropleth"]
    areas = [area for area in areas if area.locations]
    assert {(a.locations[0], a.colorscale[0][1]) for a in areas} == {
        ("47", "#41b6c4"),
        ("71", "#253494"),
        ("62", "rgba(0,0,0,0)"),  # a true zero is hollow
        ("10", "#a1dab4"),  # uncertain: the fill of its class, and a sign
        ("33", "#d9c6e0"),
        ("61", "#dcdfe3"),
    }
    assert {a.geojson for a in areas} == {"/app/static/geo/regions.json"}
    assert {a.featureidkey for a in areas} == {"id"}
    assert [a.customdata[0] for a in areas] == [a.locations[0] for a in areas]


def test_cities_are_dots_that_can_be_clicked(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    figure = region_map_figure(places, language=english, measure=measure)
    dots = [t for t in figure.data if t.type == "scattergeo" and t.mode == "markers"]
    assert [t.customdata[0] for t in dots if t.lon[0] is not None] == ["71"]
    assert all(len(t.lon) for t in dots), "Plotly leaves a trace without points out of the legend"


def test_labels_carry_the_sign(places: pl.DataFrame, measure: Measure, english: Language) -> None:
    figure = region_map_figure(places, language=english, measure=measure)
    [labels] = [trace for trace in figure.data if trace.name == "labels"]
    beside = [place != "middle center" for place in labels.textposition]
    assert [size > 0 for size in labels.marker.size] == beside, "words lie on a city's dot"
    assert sorted(labels.text) == [
        "Abai u",
        "Astana",
        "Jetisu c",
        "Mang.",
        "Turk. –",
        "Ulytau 0",
    ]


def test_selected_region_is_outlined_without_hiding_its_value(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    figure = region_map_figure(places, language=english, measure=measure, selected="47")
    [outline] = [trace for trace in figure.data if trace.name == "selected"]
    assert list(outline.locations) == ["47"]
    assert outline.colorscale[0][1] == "rgba(0,0,0,0)"
    assert outline.hoverinfo == "skip"


def test_map_never_fits_by_itself(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    """Automatic fitting shrinks a rotated projection to a dot."""
    country = region_map_figure(places, language=english, measure=measure)
    assert country.layout.geo.fitbounds is False
    assert country.layout.geo.projection.type == "conic conformal"
    assert tuple(country.layout.geo.projection.parallels) == (43, 53)
    districts = places.rename({"region_code": "district_code"})
    part = district_map_figure(
        districts, language=english, measure=measure, bounds=(50, 41, 56, 47)
    )
    assert part.layout.geo.projection.rotation.lon == 53
    assert tuple(part.layout.geo.lataxis.range) == (40.9, 47.1)


def test_hover_has_value_interval_and_reason(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    figure = tile_grid_figure(places, language=english, measure=measure)
    texts = {
        code: text
        for t in figure.data
        for code, text in zip(t.customdata, t.hovertext, strict=True)
    }
    assert texts["47"] == "Mangystau<br>per 100,000 a year: 5.0<br>95% interval: 3.0 to 8.0"
    assert texts["33"] == "Jetisu<br>per 100,000 a year: c<br>c: hidden to protect people"
    assert texts["10"].endswith("u: few cases, uncertain")


def test_tiles_are_hatched_by_kind_of_value(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    figure = tile_grid_figure(places, language=english, measure=measure)
    assert legend(figure) == LEGEND
    hatching = {t.customdata[0]: t.marker.pattern.shape for t in figure.data if t.customdata}
    assert hatching == {"47": "", "71": "", "62": "", "10": ".", "33": "/", "61": "x"}
    text = {t.customdata[0]: t.text[0] for t in figure.data if t.customdata}
    assert text["62"] == "Ulytau<br><b>0</b>"
    assert text["10"] == "Abai<br><b>3.0 u</b>"
    assert text["61"] == "Turk.<br><b>–</b>"


def test_dots_are_in_the_order_of_names_not_of_values(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    figure = region_dots_figure(places, language=english, measure=measure)
    assert list(figure.layout.yaxis.categoryarray) == [
        "Abai",
        "Astana",
        "Jetisu",
        "Mangystau",
        "Turkistan",
        "Ulytau",
    ]


def test_names_are_in_the_order_of_the_kazakh_alphabet(measure: Measure) -> None:
    frame = pl.DataFrame(
        {
            "region_code": ["1", "2", "3", "4"],
            "name": ["Шымкент", "Қостанай", "Ұлытау", "Абай"],
            "value": [1.0, 2.0, 3.0, 4.0],
            "value_low": [0.5] * 4,
            "value_high": [5.0] * 4,
        }
    )
    figure = region_dots_figure(frame, language=language("kk"), measure=measure)
    names = list(figure.layout.yaxis.categoryarray)
    assert names == ["Абай", "Қостанай", "Ұлытау", "Шымкент"]


@settings(deadline=None)  # drawing takes as long as the machine lets it
@given(st.lists(st.floats(0, 1e6), min_size=3, max_size=3))
def test_order_of_places_never_depends_on_values(numbers: list[float]) -> None:
    frame = pl.DataFrame(
        {
            "region_code": ["1", "2", "3"],
            "name": ["Ulytau", "Abai", "Mangystau"],
            "value": numbers,
            "value_low": [0.0] * 3,
            "value_high": [float("inf")] * 3,
        }
    )
    anything = Measure(label="x", limits=(1, 2, 3, 4))
    figure = region_dots_figure(frame, language=language("en"), measure=anything)
    assert list(figure.layout.yaxis.categoryarray) == ["Abai", "Mangystau", "Ulytau"]
    ends = [v + (e or 0) for t in figure.data for v, e in zip(t.x, t.error_x.array, strict=True)]
    assert all(end <= figure.layout.xaxis.range[1] * 1.0001 for end in ends)


def test_dots_have_marks_and_intervals_by_kind(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    figure = region_dots_figure(places, language=english, measure=measure, country=4.2)
    by_code = {code: t for t in figure.data for code in t.customdata}
    symbols = {code: trace.marker.symbol for code, trace in by_code.items()}
    assert symbols["47"] == "circle"
    assert symbols["62"] == "circle-open"
    assert len({symbols[code] for code in ("47", "62", "10", "33", "61")}) == 5
    assert by_code["62"].error_x.array[0] == 2.0  # zero recorded still has an upper limit
    assert by_code["62"].error_x.visible
    assert not by_code["33"].error_x.visible
    assert [shape.name for shape in figure.layout.shapes] == ["Kazakhstan: 4.2"]


def test_unbounded_interval_ends_at_the_edge(measure: Measure, english: Language) -> None:
    frame = pl.DataFrame(
        {
            "region_code": ["1", "2"],
            "name": ["A", "B"],
            "value": [1.0, 2.0],
            "value_low": [0.5, 1.0],
            "value_high": [float("inf"), 4.0],
        }
    )
    figure = region_dots_figure(frame, language=english, measure=measure)
    edge = figure.layout.xaxis.range[1]
    assert figure.data[0].error_x.array[0] == pytest.approx(edge - 1.0)
    assert "95% interval: 0.5 to ∞" in figure.data[0].hovertext[0]


def test_value_too_doubtful_to_print_has_only_its_sign(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    doubtful = places.filter(region_code="10").with_columns(value=pl.lit(None, dtype=pl.Float64))
    figure = tile_grid_figure(doubtful, language=english, measure=measure)
    assert figure.data[0].text[0] == "Abai<br><b>u</b>"


def test_names_cannot_bring_markup(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    hostile = places.with_columns(name=pl.lit("<a href='x'>click</a>"))
    figure = tile_grid_figure(hostile, language=english, measure=measure)
    assert not any("<a" in text for t in figure.data for text in (*t.text, *t.hovertext))


def test_five_classes_or_none() -> None:
    with pytest.raises(ValueError, match="four ascending class limits"):
        Measure(label="x", limits=(1, 2, 3))
    with pytest.raises(ValueError, match="four ascending class limits"):
        Measure(label="x", limits=(1, 3, 2, 4))


def test_value_on_a_limit_belongs_to_the_class_above() -> None:
    assert [Measure(label="x", limits=(1, 2, 3, 4)).class_of(v) for v in (0.9, 1, 4)] == [0, 1, 4]


@pytest.mark.parametrize("draw", [region_map_figure, tile_grid_figure, region_dots_figure])
def test_empty_or_incomplete_frames_are_refused(
    draw: object, places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw(places.clear(), language=english, measure=measure)  # type: ignore[operator]
    with pytest.raises(ValueError, match="columns missing: value"):
        draw(places.drop("value"), language=english, measure=measure)  # type: ignore[operator]


def test_hidden_value_must_not_carry_its_number(
    places: pl.DataFrame, measure: Measure, english: Language
) -> None:
    leaking = places.with_columns(value=pl.lit(3.0))
    with pytest.raises(ValueError, match="2 rows are hidden or empty but carry a value"):
        tile_grid_figure(leaking, language=english, measure=measure)

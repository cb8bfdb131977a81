"""Raw and smoothed rates side by side, and names on the funnel that keep off each other."""

import polars as pl
import pytest

from charts.classes import Measure
from charts.funnel import funnel_figure
from charts.smoothed import smoothed_figure
from words import Language

RATES = pl.DataFrame(
    {
        "region_code": ["71", "11", "47"],
        "name": ["Astana City", "Akmola Region", "Mangystau Region"],
        "short": ["Astana", "Akmola", "Mangystau"],
        "rate": [10.0, 4.0, None],
        "rate_smoothed": [9.0, 6.0, None],
    }
)


def test_each_region_has_both_rates_in_the_order_of_names(
    english: Language, measure: Measure
) -> None:
    figure = smoothed_figure(RATES, language=english, measure=measure, country=7.0, selected="71")
    lines, raw, smooth = figure.data
    assert list(lines.x) == [4.0, 6.0, None, 10.0, 9.0, None]
    assert (list(raw.x), list(smooth.x)) == ([4.0, 10.0], [6.0, 9.0])
    assert raw.marker.symbol != smooth.marker.symbol
    assert list(figure.layout.yaxis.ticktext) == ["Akmola", "<b>Astana</b>"]
    assert [shape.name for shape in figure.layout.shapes] == ["Kazakhstan: 7.0"]


def test_without_a_smoothed_rate_nothing_is_drawn(english: Language, measure: Measure) -> None:
    hidden = RATES.with_columns(rate_smoothed=pl.lit(None, pl.Float64))
    with pytest.raises(ValueError, match="nothing to draw"):
        smoothed_figure(hidden, language=english, measure=measure)


def judged(*points: tuple[int, int]) -> pl.DataFrame:
    rows = [
        (f"{i}", f"Region {i}", people, count, 50.0, 0.0, 9.0, "low_95")
        for i, (people, count) in enumerate(points)
    ]
    names = ["region_code", "name", "population", "count", "expected", "low_95", "high_95", "flag"]
    return pl.DataFrame(rows, schema=names, orient="row")


def test_names_of_neighbours_keep_off_each_other(english: Language) -> None:
    areas = judged((2_000_000, 100), (900_000, 5), (1_000_000, 5))
    figure = funnel_figure(areas, language=english, measure_label="per 100,000")
    points = next(trace for trace in figure.data if trace.name == "Lower than expected")
    assert list(points.text) == ["Region 0", "Region 1", "Region 2"]
    assert list(points.textposition) == ["middle left", "middle left", "middle right"]


def test_a_crowd_is_not_named_but_the_chosen_place_and_the_furthest_are(english: Language) -> None:
    areas = judged(*((1_000_000, 30 - i) for i in range(12)), (3_000_000, 900))
    figure = funnel_figure(areas, language=english, measure_label="", selected="3")
    points = next(trace for trace in figure.data if trace.name == "Lower than expected")
    named = [name for name in points.text if name]
    assert {"Region 3", "Region 11"} <= set(named)
    assert len(named) < 7

"""Names on a map of districts: none lies on another, and a phone has fewer of them."""

from typing import Any

import plotly.graph_objects as go
import polars as pl
import pytest

from charts.classes import Measure
from charts.maps import district_map_figure
from words import Language

#: Two degrees each way: on a phone 125 pixels a degree from north to south.
BOUNDS = (50.0, 43.0, 53.0, 45.0)


@pytest.fixture
def measure() -> Measure:
    return Measure("per 100,000", (1.0, 2.0, 3.0, 4.0), digits=1)


def _map(places: list[tuple[str, float, float, str]], **more: Any) -> go.Figure:
    rows = [
        {"district_code": f"{i}", "name": name, "short": name, "label_lon": lon,
         "label_lat": lat, "value": 2.5, "kind": kind}
        for i, (name, lon, lat, kind) in enumerate(places)
    ]  # fmt: skip
    return district_map_figure(pl.DataFrame(rows), bounds=BOUNDS, **more)


def _names(figure: go.Figure) -> tuple[list[str], list[str]]:
    here, desk = (list(trace.text or []) for trace in figure.data[-2:])
    return here, desk


def test_names_apart_are_written_everywhere(measure: Measure, english: Language) -> None:
    places = [("Beyneu", 52.0, 44.5, "district"), ("Karakiya", 51.0, 43.5, "district")]
    figure = _map(places, language=english, measure=measure)
    assert _names(figure) == (["Beyneu", "Karakiya"], [])
    assert len(figure.data[-1].lon) == 1, "style.css hides the last layer, so there must be one"


def test_a_phone_leaves_out_what_a_desk_has_room_for(measure: Measure, english: Language) -> None:
    # A line is 10 pixels high; 0.07 degrees are 9 on a phone's map and 12 on a desk's.
    near = [("Beyneu", 51.5, 44.00, "district"), ("Karakiya", 51.5, 44.07, "district")]
    far = [("Beyneu", 51.5, 44.00, "district"), ("Karakiya", 51.5, 44.13, "district")]
    assert _names(_map(near, language=english, measure=measure)) == (["Beyneu"], ["Karakiya"])
    assert _names(_map(far, language=english, measure=measure)) == (["Beyneu", "Karakiya"], [])


def test_of_two_in_one_place_the_city_is_named(measure: Measure, english: Language) -> None:
    places = [("Munaily", 51.5, 44.0, "district"), ("Aktau", 51.5, 44.0, "city")]
    assert _names(_map(places, language=english, measure=measure)) == (["Aktau"], [])


def test_most_names_are_kept_by_leaving_out_the_one_in_the_middle(
    measure: Measure, english: Language
) -> None:
    places = [(name, 51.5, 44.0 + 0.05 * i, "district") for i, name in enumerate("ABC")]
    here, desk = _names(_map(places, language=english, measure=measure))
    assert (here, desk) == (["A", "C"], [])

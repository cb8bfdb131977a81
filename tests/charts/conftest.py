from datetime import date

import polars as pl
import pytest

from charts.classes import Measure
from words import Language, language


@pytest.fixture
def english() -> Language:
    return language("en")


@pytest.fixture
def measure() -> Measure:
    return Measure(label="per 100,000 a year", limits=(2, 4, 6, 8))


@pytest.fixture
def places() -> pl.DataFrame:
    """One place of each kind of value, and a city."""
    rows = [
        ("47", "Mangystau", 5.0, 3.0, 8.0, "ok", "oblast", 1, 3),
        ("71", "Astana", 9.0, 7.0, 12.0, "ok", "city", 7, 1),
        ("62", "Ulytau", 0.0, 0.0, 2.0, "zero", "oblast", 5, 3),
        ("10", "Abai", 3.0, 0.5, 9.0, "u", "oblast", 8, 2),
        ("33", "Jetisu", None, None, None, "c", "oblast", 8, 3),
        ("61", "Turkistan", None, None, None, "none", "oblast", 5, 4),
    ]
    names = ["region_code", "name", "value", "value_low", "value_high", "status", "kind"]
    frame = pl.DataFrame(rows, schema=[*names, "tile_column", "tile_row"], orient="row")
    return frame.with_columns(label_lon=pl.lit(70.0), label_lat=pl.lit(48.0))


@pytest.fixture
def signed() -> date:
    return date(2025, 7, 16)


@pytest.fixture
def in_force() -> date:
    return date(2025, 9, 16)

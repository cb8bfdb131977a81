"""Regions against the country: a small table in, flags and the funnel out."""

import polars as pl
import pytest

from analysis.judged import judged, no_rates
from analysis.refusal import NotAnswerable


def regions(*counts: int | None, residents: int | None = 10_000) -> pl.DataFrame:
    codes = ["11", "15", "19", "23"][: len(counts)]
    schema = {"region_code": pl.String, "count": pl.Int64, "population": pl.Int64}
    rows = [(code, count, residents) for code, count in zip(codes, counts, strict=True)]
    return pl.DataFrame(rows, schema=schema, orient="row")


def test_a_region_far_above_the_common_rate_is_flagged() -> None:
    found = judged(regions(6, 8, 12, 40))
    assert found.reference == pytest.approx(66 / 40_000 * 100_000)
    assert found.areas["flag"].to_list() == ["low_95", "low_95", "within", "high_998"]
    assert found.areas["expected"].to_list() == pytest.approx([16.5] * 4)


def test_other_boundaries_are_neither_judged_nor_counted() -> None:
    found = judged(regions(4, 5, 6, 40), not_comparable=("23",))
    assert found.reference == pytest.approx(50)
    assert found.areas["flag"].to_list() == ["within", "within", "within", None]
    assert found.areas["count"].to_list() == [4, 5, 6, 40]


def test_a_hidden_count_stays_hidden_and_out_of_the_common_rate() -> None:
    found = judged(regions(20, 20, 20, None))
    assert found.reference == pytest.approx(200)
    assert found.areas["flag"][3] is None
    assert found.areas["count"][3] is None


def test_the_funnel_narrows_with_residents_and_holds_the_common_rate() -> None:
    limits = judged(regions(4, 5, 6, 40)).limits
    width = (limits["high_998"] - limits["low_998"]).to_list()
    assert limits["population"].is_sorted()
    assert width[-1] < width[0]
    assert ((limits["low_95"] <= 137.5) & (limits["high_95"] >= 137.5)).all()


def test_too_few_regions_are_refused() -> None:
    with pytest.raises(NotAnswerable, match="Too few regions"):
        judged(regions(4, 5))
    with pytest.raises(NotAnswerable, match="Too few regions"):
        judged(regions(0, 0, 0))
    with pytest.raises(NotAnswerable, match="Too few regions"):
        judged(regions(1, 2, 3, residents=None).with_columns(count=pl.lit(0)))
    with pytest.raises(NotAnswerable, match="protected"):
        judged(regions(None, None, None, 50))
    assert "No rate" in str(no_rates())

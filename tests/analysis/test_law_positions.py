"""How many cases lie before, across and after the law: always four rows."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.law_positions import ORDER, law_positions


def placed(*codes: str) -> pl.DataFrame:
    return pl.DataFrame({"law_position": codes}, schema={"law_position": pl.String})


def test_positions_are_counted_in_the_order_of_time() -> None:
    """Wilson limits of 2 of 4: 0.150-0.850 (Wilson 1927)."""
    found = law_positions(placed("after", "before", "after", "unknown"))
    assert found.select("law_position", "count", "total").rows() == [
        ("before", 1, 4),
        ("continuing", 0, 4),
        ("after", 2, 4),
        ("unknown", 1, 4),
    ]
    row = found.row(2, named=True)
    assert (row["share"], row["low"], row["high"]) == pytest.approx((0.5, 0.150, 0.850), abs=1e-3)


def test_no_case_has_no_share() -> None:
    found = law_positions(placed())
    assert found["count"].to_list() == [0, 0, 0, 0]
    assert found.select(pl.col("share", "low", "high").null_count()).row(0) == (4, 4, 4)


@given(st.lists(st.sampled_from(ORDER), max_size=40), st.randoms())
def test_every_case_is_counted_once_in_any_order(codes: list[str], random: object) -> None:
    found = law_positions(placed(*codes))
    assert found["law_position"].to_list() == list(ORDER)
    assert found["count"].sum() == len(codes)
    random.shuffle(codes)  # type: ignore[attr-defined]
    assert law_positions(placed(*codes)).equals(found)
    if codes:
        assert found["share"].sum() == pytest.approx(1)
        assert found.select((pl.col("low") <= pl.col("share")).all()).item()
        assert found.select((pl.col("share") <= pl.col("high")).all()).item()

"""Comparing curves: published log-rank tests, means worked by hand, comparisons that cannot be."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.answerable import NotAnswerable
from analysis.repeat_offences import compare_curves
from tests.analysis.written_people import PLACEBO, SIX_MP, people

REFERENCE = Path(__file__).parent.parent / "reference"


def test_log_rank_matches_freireich_1963() -> None:
    """R: ``survdiff`` on the remission data gives 16.8 on 1 degree of freedom, p = 4e-05."""
    got = compare_curves(pl.concat([SIX_MP, PLACEBO]), by="arm")
    assert (got.chi_squared, got.df) == (pytest.approx(16.793, abs=5e-4), 1)
    assert got.p_value == pytest.approx(4.17e-5, abs=5e-8)
    assert got.groups["expected"].to_list() == pytest.approx([19.25, 10.75], abs=5e-3)


def test_log_rank_matches_r_on_lung() -> None:
    """R, ``survdiff(Surv(time, status) ~ sex, data = lung)``: 10.3267, p = 0.00131116."""
    lung = pl.read_csv(REFERENCE / "lung.csv")
    table = lung.select("sex", days_observed="time", reoffended="status")
    got = compare_curves(table, by="sex")
    assert (got.chi_squared, got.df) == (pytest.approx(10.3267, abs=5e-5), 1)
    assert got.p_value == pytest.approx(0.00131116, abs=5e-9)
    assert got.groups["people"].to_list() == [138, 90]
    assert got.groups["reoffended"].to_list() == [112, 53]
    assert got.groups["expected"].to_list() == pytest.approx([91.5817, 73.4183], abs=5e-5)


def test_log_rank_on_rossi() -> None:
    """Financial aid and arrest, Rossi, Berk & Lenihan (1980): 3.84 on 1, p = 0.0501."""
    rossi = pl.read_csv(REFERENCE / "rossi.csv")
    table = rossi.select("fin", days_observed="week", reoffended="arrest")
    got = compare_curves(table, by="fin")
    assert (got.chi_squared, got.p_value) == (
        pytest.approx(3.8376, abs=5e-5),
        pytest.approx(0.0501, abs=5e-5),
    )


def test_mean_days_without_censoring_are_plain_means() -> None:
    table = pl.concat([people("2 4 6 8", arm="a"), people("8 8 8 8", arm="b")])
    got = compare_curves(table, by="arm")
    assert got.horizon_days == 8
    assert got.groups["mean_days"].to_list() == [5, 8]
    assert got.groups["difference_days"].to_list() == [None, 3]
    margin = 1.959964 * (5 / 4) ** 0.5  # the variance of 2, 4, 6, 8 is 5; of their mean 5/4
    assert got.groups.select("low", "high").row(1) == pytest.approx((3 - margin, 3 + margin))


def test_three_groups_have_two_degrees_of_freedom() -> None:
    table = pl.concat([people("1 2 3+", arm=arm) for arm in "abc"])
    got = compare_curves(table, by="arm")
    assert (got.chi_squared, got.df, got.p_value) == (
        pytest.approx(0, abs=1e-9),
        2,
        pytest.approx(1),
    )


def test_a_shorter_horizon_and_one_that_nobody_reached() -> None:
    both = pl.concat([SIX_MP, PLACEBO])
    assert compare_curves(both, by="arm", horizon_days=10).groups["mean_days"].max() < 10  # type: ignore[operator]
    with pytest.raises(ValueError, match="horizon_days must be from 1 to 23, not 30"):
        compare_curves(both, by="arm", horizon_days=30)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (people("1 2", arm="a"), "All people are in one group"),
        (people("", arm="a"), "All people are in one group"),
        (pl.concat([people("1+", arm="a"), people("2+", arm="b")]), "Nobody reoffended"),
    ],
)
def test_what_cannot_be_compared_is_said(table: pl.DataFrame, reason: str) -> None:
    with pytest.raises(NotAnswerable, match=reason):
        compare_curves(table, by="arm")


@given(
    st.lists(
        st.tuples(st.integers(1, 12), st.booleans(), st.sampled_from("abc")),
        min_size=2,
        max_size=40,
    )
)
def test_the_statistic_is_never_negative_nor_missing(rows: list[tuple[int, bool, str]]) -> None:
    schema = {"days_observed": pl.Int32, "reoffended": pl.Boolean, "arm": pl.String}
    table = pl.DataFrame(rows, schema=schema, orient="row")
    try:
        got = compare_curves(table, by="arm")
    except NotAnswerable:
        assert table["arm"].n_unique() == 1 or not table["reoffended"].any()
        return
    assert got.chi_squared >= -1e-9
    assert 0 <= got.p_value <= 1
    assert got.groups["expected"].sum() == pytest.approx(table["reoffended"].sum())
    assert not got.groups.select(pl.col(pl.Float64).is_nan().any()).row(0).count(True)

"""Aalen-Johansen: cases worked by hand, what must hold whatever the data."""

from math import exp, log, sqrt

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.repeat_offences import cumulative_incidence, repeat_offence_curve


@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=40))
def test_without_competing_endings_it_is_kaplan_meier(rows: list[tuple[int, bool]]) -> None:
    schema = {"days_observed": pl.Int32, "reoffended": pl.Boolean}
    table = pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        ended_by=pl.when("reoffended").then(pl.lit("event")).otherwise(pl.lit("extract"))
    )
    ours = cumulative_incidence(table.drop("reoffended"))
    curve = repeat_offence_curve(table)
    assert ours["day"].to_list() == curve["day"].to_list()
    assert ours["share"].to_list() == pytest.approx(curve["share"].to_list())


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["event", "death", "extract"]))))
def test_endings_and_the_people_left_make_up_everybody(rows: list[tuple[int, str]]) -> None:
    schema = {"days_observed": pl.Int32, "ended_by": pl.String}
    table = pl.DataFrame(rows, schema=schema, orient="row")
    any_ending = repeat_offence_curve(
        table.with_columns(reoffended=pl.col("ended_by") != "extract")
    )
    last = cumulative_incidence(table).group_by("ended_by").agg(pl.col("share").max())
    assert last["share"].sum() == pytest.approx(any_ending["share"].max() or 0.0)


def test_a_death_takes_its_part_of_those_who_are_left() -> None:
    """Worked by hand: 1/4; then 3/4 x 1/3 = 1/4 die; then 1/2 x 1/2 = 1/4 reoffend."""
    table = pl.DataFrame(
        {"days_observed": [1, 2, 3, 4], "ended_by": ["event", "death", "event", "extract"]}
    )
    got = cumulative_incidence(table)
    assert got.select("ended_by", "day", "at_risk", "ended", "share").rows() == [
        ("death", 2, 3, 1, 0.25),
        ("event", 1, 4, 1, 0.25),
        ("event", 3, 2, 1, 0.5),
    ]


def test_without_censoring_the_variance_is_binomial() -> None:
    """Then each share is a plain proportion p of n people: its variance is p (1 - p) / n."""
    endings = ["event"] * 3 + ["death"] * 5 + ["extract"] * 2
    table = pl.DataFrame({"days_observed": [1, 2, 3, 1, 1, 2, 3, 4, 9, 9], "ended_by": endings})
    got = cumulative_incidence(table).filter(ended_by="event").row(-1, named=True)
    p = got["share"]
    reach = 1.959964 * sqrt(p * (1 - p) / 10) / (p * log(p))
    assert p == pytest.approx(0.3)
    assert (got["share_low"], got["share_high"]) == pytest.approx(
        (p ** exp(-reach), p ** exp(reach)), abs=1e-6
    )


def test_departure_can_be_held_to_be_censoring() -> None:
    table = pl.DataFrame({"days_observed": [1, 2], "ended_by": ["departure", "event"]})
    assert cumulative_incidence(table)["share"].to_list() == [0.5, 0.5]
    assert cumulative_incidence(table, censored=("extract", "departure"))["share"].to_list() == [1]


def test_no_rows_of_no_type() -> None:
    assert cumulative_incidence(pl.DataFrame({"days_observed": [], "ended_by": []})).is_empty()
